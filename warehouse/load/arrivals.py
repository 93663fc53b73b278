"""Documents that arrive, one transaction each: whether they are new, and what became of reading them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.errors import RejectedDocument
from loaders.extract import READER_VERSION
from loaders.facts import Reading
from loaders.sources.archive.documents import Compound, Unread
from loaders.sources.originals import Original
from warehouse.connection import Database
from warehouse.load.staging import Seen, held_version, note_copy, point_address, reject, settle, store
from warehouse.load.tally import Tally


@dataclass(frozen=True)
class Arrival:
    """A document that may have to be read.

    Attributes:
        original: the document.
        root: of an entry of a zip archive, the address of that; else its own.
        seen: when and where a fetch found it; None for a file that was named.
    """

    original: Original | Compound
    root: str
    seen: Seen | None = None

    @property
    def address(self) -> str:
        """What it is called in the warehouse."""
        return self.original.address

    @property
    def source_name(self) -> str | None:
        """What sources.yml calls where it was found."""
        return self.seen.source_name if self.seen else None


class Intake:
    """Takes documents into `staging` and counts them."""

    def __init__(self, database: Database, tally: Tally) -> None:
        self._loader, self._tally = database.loader, tally

    def is_new(self, arrival: Arrival) -> bool:
        """Whether this content was not read by this reader; if it was, only its address is noted."""
        try:
            content_hash, _ = arrival.original.fingerprint()
        except (OSError, RejectedDocument):
            return True  # reading it says what is wrong
        with self._loader.begin() as connection:
            if held_version(connection, content_hash) != READER_VERSION:
                return True
            showing = point_address(connection, arrival.address, content_hash, arrival.seen)
        self._tally.count("unchanged")
        self._tally.count_showing(arrival.address, showing)
        return False

    def keep(
        self,
        arrival: Arrival,
        result: Reading | RejectedDocument,
        unread: Sequence[Unread] = (),
        *,
        is_shown: bool = True,
    ) -> None:
        """Store what was read, or why it was not.

        Args:
            arrival: the document.
            result: of reading it.
            unread: parts of it that could not be read.
            is_shown: its address shows it; False for what stood there before.
        """
        if isinstance(result, RejectedDocument):
            if is_shown:
                self._reject(arrival, result)
            return
        with self._loader.begin() as connection:
            is_copy = arrival.seen is not None and note_copy(connection, result, READER_VERSION)
            if not is_copy:
                store(connection, result, READER_VERSION)
            if is_shown:
                content_hash = result.document.content_hash
                showing = point_address(connection, arrival.address, content_hash, arrival.seen)
                self._tally.count_showing(arrival.address, showing)
            for part in arrival.original.record.parts if isinstance(arrival.original, Compound) else ():
                settle(connection, part.address)
            for address, rejection in unread:
                reject(connection, address, rejection, source_name=arrival.source_name)
        if is_copy:
            self._tally.count("unchanged")
        else:
            self._tally.count_reading(result)
        self._tally.rejections += [(address, str(rejection)) for address, rejection in unread]

    def _reject(self, arrival: Arrival, rejection: RejectedDocument) -> None:
        content_hash, size = self._fingerprint(arrival)
        with self._loader.begin() as connection:
            reject(connection, arrival.address, rejection, content_hash, size, arrival.source_name)
        self._tally.count("rejected")
        self._tally.rejections.append((arrival.address, str(rejection)))

    def _fingerprint(self, arrival: Arrival) -> tuple[str, int] | tuple[None, None]:
        try:
            return arrival.original.fingerprint()
        except (OSError, RejectedDocument):
            return None, None

    def settled(self, address: str) -> None:
        """Note that what stands at this address can be read now, if it could not."""
        with self._loader.begin() as connection:
            settle(connection, address)
