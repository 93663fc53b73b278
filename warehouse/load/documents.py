"""Documents in files → `staging`: what is new is read, by several processes where there is much of it."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from loaders.errors import RejectedDocument
from loaders.extract import READER_VERSION, extract
from loaders.facts import Reading
from warehouse.connection import Database
from warehouse.load.staging import held_version, point_address, reject, store
from warehouse.load.tally import Tally
from warehouse.runs import recorded

# Starting processes costs more than a few reports.
_ALONE = 12


def load_documents(database: Database, paths: Sequence[Path], progress: Callable[[], None] = lambda: None) -> Tally:
    """Load these files. A file that cannot be read is a row of `staging.rejections` and stops nothing else.

    Args:
        database: a migrated warehouse.
        paths: the files; their address in the warehouse is the absolute path.
        progress: called once for each file that is done.
    """
    tally = Tally()
    with recorded(database.loader, "load", READER_VERSION, tally.as_run):
        new = []
        for path in paths:
            if _is_unchanged(database, path):
                tally.count("unchanged")
                progress()
            else:
                new.append(path)
        for path, result in _read_all(new):
            _keep(database, path, result, tally)
            progress()
    return tally


def _is_unchanged(database: Database, path: Path) -> bool:
    """This content was read by this reader; then only the address is noted."""
    try:
        with path.open("rb") as file:
            content_hash = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return False  # reading it says what is wrong
    with database.loader.begin() as connection:
        if held_version(connection, content_hash) != READER_VERSION:
            return False
        point_address(connection, _address(path), content_hash)
    return True


def _read_all(paths: Sequence[Path]) -> Iterator[tuple[Path, Reading | RejectedDocument]]:
    """Read the files, in any order."""
    workers = min(os.cpu_count() or 1, len(paths))
    if len(paths) < _ALONE or workers < 2:
        yield from ((path, _read(path)) for path in paths)
        return
    # Forked processes would share our connections to the database.
    pool = ProcessPoolExecutor(
        workers,
        mp_context=multiprocessing.get_context("spawn"),
        # Ctrl-C reaches all processes of a terminal; this one alone says so.
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )
    try:
        for chunk in _chunks(paths, 500):  # bounds what waits in memory
            pending = {pool.submit(_read, path): path for path in chunk}
            for done in as_completed(pending):
                yield pending[done], done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _read(path: Path) -> Reading | RejectedDocument:
    try:
        return extract(path, _address(path))
    except RejectedDocument as rejection:
        return rejection


def _keep(database: Database, path: Path, result: Reading | RejectedDocument, tally: Tally) -> None:
    if isinstance(result, RejectedDocument):
        with database.loader.begin() as connection:
            reject(connection, _address(path), result, *_fingerprint(path))
        tally.count("rejected")
        tally.rejections.append((str(path), str(result)))
        return
    with database.loader.begin() as connection:
        store(connection, result, READER_VERSION)
    tally.count_reading(result)


def _fingerprint(path: Path) -> tuple[str | None, int | None]:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size
    except OSError:
        return None, None


def _address(path: Path) -> str:
    return str(path.absolute())


def _chunks(paths: Sequence[Path], size: int) -> Iterable[Sequence[Path]]:
    return (paths[start : start + size] for start in range(0, len(paths), size))
