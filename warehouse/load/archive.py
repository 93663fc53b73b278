"""Documents of an archive → `staging`, in the order in which they were fetched: a replay years later ends where this does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import zip_longest

from sqlalchemy import func, select

from loaders.errors import RejectedDocument
from loaders.extract import READER_VERSION
from loaders.sources.archive import Archive, DocumentRecord
from loaders.sources.archive.documents import loadable
from loaders.sources.originals import Original
from warehouse.connection import Database
from warehouse.load.arrivals import Arrival, Intake
from warehouse.load.reading import read_all
from warehouse.load.staging import Seen
from warehouse.load.tally import Tally
from warehouse.runs import recorded
from warehouse.schema import sources


def load_archive(
    database: Database, archive: Archive, *, reread: bool = False, progress: Callable[[], None] = lambda: None
) -> Tally:
    """Load what an archive holds and the warehouse does not, each address from its oldest content to its latest.

    Args:
        database: a migrated warehouse.
        archive: what was fetched.
        reread: read everything again, whoever has read it, earlier contents of an address too.
        progress: called once for each content of each address.
    """
    tally = Tally()
    intake = Intake(database, tally)
    with recorded(database.loader, "load", READER_VERSION, tally.as_run):
        seen_until = _seen_until(database)
        for at_once in _rounds(archive):
            pending: list[Arrival] = []
            earlier: list[Arrival] = []
            for record, is_latest in at_once:
                until = seen_until.get(record.address)
                is_shown = is_latest or until is None or record.at > until
                if is_shown or reread:
                    arrivals = [one for one in _arrivals(archive, record, intake) if reread or intake.is_new(one)]
                    (pending if is_shown else earlier).extend(arrivals)
                progress()
            for arrival, result in read_all(pending):
                intake.keep(arrival, *result)
            for arrival, result in read_all(earlier):
                intake.keep(arrival, *result, is_shown=False)
    return tally


def _rounds(archive: Archive) -> Iterator[list[tuple[DocumentRecord, bool]]]:
    """The first content of every address, then the second of those that have one, and so on; and whether it is the last.

    Within a round the order does not matter, so that several processes may read.
    """
    by_address: dict[str, list[DocumentRecord]] = defaultdict(list)
    for record in archive.documents(earlier=True):
        held = by_address[record.address]
        if not held or held[-1].content_hash != record.content_hash:  # else only what was listed of it changed
            held.append(record)
    for at_once in zip_longest(*by_address.values()):
        yield [(record, record is by_address[record.address][-1]) for record in at_once if record is not None]


def _seen_until(database: Database) -> dict[str, datetime]:
    """When each address that the warehouse knows, or an entry of the zip archive there, was last seen with something new."""
    newest = select(sources.c.address, func.max(sources.c.seen_at).label("until")).group_by(sources.c.address)
    with database.loader.begin() as connection:
        until = {row.address: row.until for row in connection.execute(newest)}
    for address, seen_at in list(until.items()):
        archive = address.rpartition("!/")[0]
        if archive:
            until[archive] = max(seen_at, until.get(archive, seen_at))
    return until


def _arrivals(archive: Archive, record: DocumentRecord, intake: Intake) -> Iterable[Arrival]:
    seen = Seen(record.at, record.source, record.licence)
    itself = Arrival(Original(archive.path(record.content_hash), record.address), record.address, seen)
    arrivals = []
    try:
        for found in loadable(archive.folder, record):
            if isinstance(found, tuple):
                intake.keep(Arrival(found[0], record.address, seen), found[1])
            else:
                arrivals.append(Arrival(found, record.address, seen))
    except RejectedDocument as rejection:
        intake.keep(itself, rejection)
    return arrivals
