"""Documents in files → `staging`: what is new is read, by several processes where there is much of it."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from loaders.errors import RejectedDocument
from loaders.extract import READER_VERSION, reading_of
from loaders.facts import Reading
from loaders.sources.originals import Original, originals
from warehouse.connection import Database
from warehouse.load.staging import held_version, point_address, reject, settle, store
from warehouse.load.tally import Tally
from warehouse.runs import recorded

# Starting processes costs more than a few reports.
_ALONE = 12


def load_documents(database: Database, paths: Sequence[Path], progress: Callable[[], None] = lambda: None) -> Tally:
    """Load these files. What cannot be read is a row of `staging.rejections` and stops nothing else.

    Args:
        database: a migrated warehouse.
        paths: the files; their address in the warehouse is the absolute path, an archive's entries have it before theirs.
        progress: called once for each file that is done.
    """
    tally = Tally()
    with recorded(database.loader, "load", READER_VERSION, tally.as_run):
        new: list[Original] = []
        for path in paths:
            found = [original for original in _originals(database, path, tally) if _is_new(database, original, tally)]
            new += found
            if not found:
                progress()
        left = Counter(original.path for original in new)
        for original, result in _read_all(new):
            _keep(database, original, result, tally)
            left[original.path] -= 1
            if not left[original.path]:
                progress()
    return tally


def _originals(database: Database, path: Path, tally: Tally) -> Iterator[Original]:
    """The documents of a file; what of it is none is rejected."""
    try:
        for found in originals(path):
            if isinstance(found, Original):
                yield found
            else:
                _keep(database, *found, tally)
    except RejectedDocument as rejection:
        _keep(database, Original(path), rejection, tally)
        return
    with database.loader.begin() as connection:
        settle(connection, str(path.absolute()))


def _is_new(database: Database, original: Original, tally: Tally) -> bool:
    """Whether this content was not read by this reader; if it was, only its address is noted."""
    try:
        content_hash, _ = original.fingerprint()
    except (OSError, RejectedDocument):
        return True  # reading it says what is wrong
    with database.loader.begin() as connection:
        if held_version(connection, content_hash) != READER_VERSION:
            return True
        point_address(connection, _address(original), content_hash)
    tally.count("unchanged")
    return False


def _read_all(found: Sequence[Original]) -> Iterator[tuple[Original, Reading | RejectedDocument]]:
    """Read the documents, in any order."""
    workers = min(os.cpu_count() or 1, len(found))
    if len(found) < _ALONE or workers < 2:
        yield from ((original, _read(original)) for original in found)
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
        for chunk in _chunks(found, 500):  # bounds what waits in memory
            pending = {pool.submit(_read, original): original for original in chunk}
            for done in as_completed(pending):
                yield pending[done], done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _read(original: Original) -> Reading | RejectedDocument:
    try:
        return reading_of(original.read(str(original.path.absolute())))
    except RejectedDocument as rejection:
        return rejection
    except OSError as error:
        return RejectedDocument(
            "unreadable", f"The file cannot be opened ({error.strerror}).", "See to its permissions."
        )
    except Exception as error:  # one document stops no run, whatever is in it
        reason = f"The reader failed on it ({type(error).__name__}: {error})."
        return RejectedDocument("reader_failed", reason, "Report it, with the file; the reader should have read it.")


def _keep(database: Database, original: Original, result: Reading | RejectedDocument, tally: Tally) -> None:
    if isinstance(result, RejectedDocument):
        with database.loader.begin() as connection:
            reject(connection, _address(original), result, *_fingerprint(original))
        tally.count("rejected")
        tally.rejections.append((original.address(str(original.path)), str(result)))
        return
    with database.loader.begin() as connection:
        store(connection, result, READER_VERSION)
    tally.count_reading(result)


def _fingerprint(original: Original) -> tuple[str, int] | tuple[None, None]:
    try:
        return original.fingerprint()
    except (OSError, RejectedDocument):
        return None, None


def _address(original: Original) -> str:
    return original.address(str(original.path.absolute()))


def _chunks(paths: Sequence[Original], size: int) -> Iterable[Sequence[Original]]:
    return (paths[start : start + size] for start in range(0, len(paths), size))
