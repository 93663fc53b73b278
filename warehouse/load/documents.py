"""Documents in files → `staging`: what is new is read, by several processes where there is much of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from loaders.errors import RejectedDocument
from loaders.extract import READER_VERSION
from loaders.sources.originals import Original, originals
from warehouse.connection import Database
from warehouse.load.arrivals import Arrival, Intake
from warehouse.load.reading import read_all
from warehouse.load.tally import Tally
from warehouse.runs import recorded


def load_documents(database: Database, paths: Sequence[Path], progress: Callable[[], None] = lambda: None) -> Tally:
    """Load these files. What cannot be read is a row of `staging.rejections` and stops nothing else.

    Args:
        database: a migrated warehouse.
        paths: the files; their address in the warehouse is the absolute path, an archive's entries have it before theirs.
        progress: called once for each file that is done.
    """
    tally = Tally()
    intake = Intake(database, tally)
    with recorded(database.loader, "load", READER_VERSION, tally.as_run):
        new: list[Arrival] = []
        for path in paths:
            found = [arrival for arrival in _arrivals(path, intake) if intake.is_new(arrival)]
            new += found
            if not found:
                progress()
        left = Counter(arrival.root for arrival in new)
        for arrival, result in read_all(new):
            intake.keep(arrival, result.reading)
            left[arrival.root] -= 1
            if not left[arrival.root]:
                progress()
    return tally


def _arrivals(path: Path, intake: Intake) -> Iterator[Arrival]:
    """The documents of a file; what of it is none is rejected."""
    root = str(path.absolute())
    try:
        for found in originals(path, root):
            if isinstance(found, Original):
                yield Arrival(found, root)
            else:
                intake.keep(Arrival(found[0], root), found[1])
    except RejectedDocument as rejection:
        intake.keep(Arrival(Original(path, root), root), rejection)
        return
    intake.settled(root)
