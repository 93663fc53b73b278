"""Reading what arrived: by several processes where there is much of it, in any order."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import NamedTuple

from loaders.errors import RejectedDocument
from loaders.extract import reading_of
from loaders.facts import Reading
from loaders.sources.archive.documents import Compound, Unread
from loaders.sources.originals import Original
from warehouse.load.arrivals import Arrival

# Starting processes costs more than a few reports.
_ALONE = 12


class Result(NamedTuple):
    """What reading gave.

    Attributes:
        reading: or why there is none.
        unread: parts of a document of several that could not be read.
    """

    reading: Reading | RejectedDocument
    unread: Sequence[Unread] = ()


def read_all(arrivals: Sequence[Arrival]) -> Iterator[tuple[Arrival, Result]]:
    """Read the documents, in any order."""
    workers = min(os.cpu_count() or 1, len(arrivals))
    if len(arrivals) < _ALONE or workers < 2:
        yield from ((arrival, _read(arrival.original)) for arrival in arrivals)
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
        for chunk in _chunks(arrivals, 500):  # bounds what waits in memory
            pending = {pool.submit(_read, arrival.original): arrival for arrival in chunk}
            for done in as_completed(pending):
                yield pending[done], done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _read(original: Original | Compound) -> Result:
    try:
        document, unread = original.read() if isinstance(original, Compound) else (original.read(), [])
        return Result(reading_of(document), unread)
    except RejectedDocument as rejection:
        return Result(rejection)
    except OSError as error:
        reason = f"The file cannot be opened ({error.strerror})."
        return Result(RejectedDocument("unreadable", reason, "See to its permissions."))
    except Exception as error:  # one document stops no run, whatever is in it
        reason = f"The reader failed on it ({type(error).__name__}: {error})."
        hint = "Report it, with the file; the reader should have read it."
        return Result(RejectedDocument("reader_failed", reason, hint))


def _chunks(arrivals: Sequence[Arrival], size: int) -> Iterable[Sequence[Arrival]]:
    return (arrivals[start : start + size] for start in range(0, len(arrivals), size))
