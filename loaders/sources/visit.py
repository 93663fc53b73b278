"""One source, visited: what it names is found, what is due is asked for, and all that comes is archived."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from urllib.parse import urlsplit

from loaders.errors import RejectedDocument
from loaders.reading import formats
from loaders.sources.archive import Archive, Part, Retrieval
from loaders.sources.archive.records import Role
from loaders.sources.configuration import Source
from loaders.sources.keeping import Keeper, part_of
from loaders.sources.listings import Entry, Listing, feed_of, listing_of
from loaders.sources.outcome import LISTING_CHANGED, LISTING_EMPTY, LISTING_GONE
from loaders.sources.pages import MAX_PARTS, parts_of
from loaders.sources.web.client import Unavailable, Web
from loaders.sources.web.pace import Clock

_MEND = "Open it in a browser, and mend the source in sources.yml: its address, its titles, or a feed in its place."
_READERS: dict[str, Callable[[bytes, str | None, str, str | None], Listing]] = {"listing": listing_of, "feed": feed_of}


class Visit:
    """A visit to one source of the web.

    Args:
        source: with a listing, a feed or pages.
        web: that asks for it.
        archive: to keep what comes.
        clock: to date it by.
        is_dry: only the listing is asked for; `Outcome.due` says what else would be.
    """

    def __init__(self, source: Source, web: Web, archive: Archive, clock: Clock, *, is_dry: bool = False) -> None:
        self._source, self._web, self._archive, self._clock, self._is_dry = source, web, archive, clock, is_dry
        self._keep = Keeper(source, archive, clock)
        self.outcome = self._keep.outcome

    def make(self) -> None:
        """Do it; `outcome` holds what was done, also when this is cut off.

        Raises:
            loaders.sources.web.pace.Stopped: the run is stopped.
        """
        if self._source.kind == "pages":
            entries: Iterable[Entry] = [Entry(address) for address in self._source.pages]
        else:
            entries = self._listed(self._source.addresses[0])
        entries = [entry for entry in entries if not self._is_before(entry.day)]
        self.outcome.found = len(entries)
        asked = 0
        for entry in entries:
            if not self._is_due(entry):
                self.outcome.held += 1
            elif asked >= self._source.max_documents:
                self.outcome.left += 1
            else:
                asked += 1
                self._take(entry)
        if self.outcome.left and asked >= self._source.max_documents:
            self.outcome.notes.append(f"max_documents lets {asked:,} be asked for in one run")

    # --- the listing

    def _listed(self, address: str) -> list[Entry]:
        """What the pages of the listing name; nothing if it cannot be had, and then a failure says why."""
        entries: dict[str, Entry] = {}
        waiting, seen = deque([address]), {address}
        pages = 0
        while waiting and pages < self._source.max_pages:
            here = waiting.popleft()
            try:
                listing = self._listing(here)
                if not pages and not listing.entries:
                    raise self._without_entries(here, listing)
            except RejectedDocument as rejection:
                self._keep.failure(here, rejection if pages else _of_listing(rejection))
                break
            pages += 1
            self.outcome.settled.append(here)
            more = {entry.address: entry for entry in listing.entries if entry.address not in entries}
            entries |= more
            if not more or all(self._is_before(entry.day) for entry in more.values()):
                break  # pages that go on for ever repeat themselves
            waiting += [further for further in listing.further if further not in seen]
            seen |= set(listing.further)
        else:
            if waiting:
                self.outcome.notes.append(f"the listing goes on after {pages} pages; max_pages says how many are read")
        return list(entries.values())

    def _listing(self, address: str) -> Listing:
        return self._read_listing(self._retrieve(address, "listing"))

    def _read_listing(self, retrieval: Retrieval) -> Listing:
        read = _READERS[self._source.kind]
        data = self._archive.read(retrieval.content_hash)
        return read(data, retrieval.media_type, retrieval.base, self._source.titles)

    def _without_entries(self, address: str, listing: Listing) -> RejectedDocument:
        """What to say of a listing that names no report: whether it ever did, and what it holds instead."""
        wanted = f"that titles ({self._source.titles}) matches" if self._source.titles else "titled like a report"
        now = "it holds no links at all; a script may make its list"
        if listing.links:
            now = f"it holds {_counted(listing.links, 'link')}, but none {wanted}"
        for retrieval in reversed(self._archive.versions(address)[:-1]):
            try:
                before = len(self._read_listing(retrieval).entries)
            except RejectedDocument:
                continue
            if before:
                named = _counted(before, "report")
                reason = f"The listing named {named} on {retrieval.at:%Y-%m-%d}, and now names none: {now}."
                return RejectedDocument(LISTING_CHANGED, reason, f"The site seems to have changed its design. {_MEND}")
        return RejectedDocument(LISTING_EMPTY, f"The listing has never named a report: {now}.", _MEND)

    def _is_before(self, day: date | None) -> bool:
        return day is not None and self._source.since is not None and day < self._source.since

    # --- documents

    def _is_due(self, entry: Entry) -> bool:
        """Whether to ask for a document: it is new, listed otherwise, incomplete, or was not asked for in a while."""
        held, last = self._archive.document(entry.address), self._archive.last(entry.address)
        if held is None or last is None or held.missing:
            return True
        if (entry.title, entry.day) != (held.title, held.listed_on):
            return True
        return self._clock.now() - last.at >= timedelta(days=self._source.recheck)

    def _take(self, entry: Entry) -> None:
        if self._is_dry:
            self.outcome.due.append(entry.address)
            return
        try:
            self._document(entry)
        except Unavailable as error:
            self.outcome.left += 1
            if error.was_asked:
                self._keep.failure(entry.address, error)
        except RejectedDocument as rejection:
            self._keep.failure(entry.address, rejection)

    def _document(self, entry: Entry) -> None:
        """Ask for a document with all of its parts, and record it if it is new or not what it was."""
        first = self._retrieve(entry.address, "document")
        data = self._archive.read(first.content_hash)
        _refuse_page_for_file(first, data)
        parts: list[Part] = [part_of(first)]
        missing: list[str] = []
        if _is_page(first, data):
            further, missing = self._further(first, data)
            parts += further
        self._keep.document(entry, first, parts, missing)

    def _further(self, first: Retrieval, data: bytes) -> tuple[list[Part], list[str]]:
        """The parts of a document that begins with a page, and the addresses of those that could not be had."""
        belonging = parts_of(data, first.media_type, first.base)
        pages, attachments = deque(belonging.pages), dict.fromkeys(belonging.attachments)
        seen = {first.address, first.base, *pages}
        found: list[Part] = []
        missing: list[str] = []
        while pages and len(found) < MAX_PARTS:
            address = pages.popleft()
            if (page := self._part(address, missing)) is None:
                continue
            found.append(part_of(page))
            more = parts_of(self._archive.read(page.content_hash), page.media_type, page.base, first.base)
            pages += [further for further in more.pages if further not in seen]
            seen |= set(more.pages)
            attachments |= dict.fromkeys(more.attachments)
        for address in list(attachments)[: MAX_PARTS - len(found)]:
            if (file := self._part(address, missing)) is None:
                continue
            if _is_zip(self._archive.read(file.content_hash), address):
                self._keep.document(Entry(address), file, [part_of(file)], [])  # unpacked when it is loaded
            else:
                found.append(part_of(file))
        return found, missing

    def _part(self, address: str, missing: list[str]) -> Retrieval | None:
        """One further part; None if it cannot be had.

        Raises:
            Unavailable: the site does not answer now: the document waits for the next run.
        """
        try:
            retrieval = self._retrieve(address, "part")
            _refuse_page_for_file(retrieval, self._archive.read(retrieval.content_hash))
        except Unavailable:
            raise
        except RejectedDocument as rejection:
            self._keep.failure(address, rejection)
            missing.append(address)
            return None
        self.outcome.settled.append(address)
        return retrieval

    # --- the web and the archive

    def _retrieve(self, address: str, role: Role) -> Retrieval:
        """Ask for an address and archive what comes.

        Raises:
            RejectedDocument: it does not come; see `Web.get`.
        """
        last = self._archive.last(address)
        known = last.headers if last and self._archive.has(last.content_hash) else None
        answer = self._web.get(address, known)
        if answer.status == 304 and not known:
            raise RejectedDocument("http_error", f"{address} answered 304 though it was asked for as a whole.", _MEND)
        return self._keep.answer(address, role, answer)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _of_listing(rejection: RejectedDocument) -> RejectedDocument:
    """A listing that cannot be had: with a site that is down, another time may do; with anything else, somebody must look."""
    if isinstance(rejection, Unavailable) or rejection.code in (LISTING_CHANGED, LISTING_EMPTY):
        return rejection
    return RejectedDocument(LISTING_GONE, f"The listing cannot be used: {rejection.reason}", rejection.hint)


def _is_page(retrieval: Retrieval, data: bytes) -> bool:
    try:
        return formats.media_type_of(retrieval.base, data, retrieval.media_type) == formats.HTML
    except RejectedDocument:
        return False  # loading it says what it is


def _is_zip(data: bytes, address: str) -> bool:
    try:
        return formats.media_type_of(address, data) == formats.ZIP
    except RejectedDocument:
        return False


def _refuse_page_for_file(retrieval: Retrieval, data: bytes) -> None:
    """That a file is what its name says, and no page that says that it is not there.

    Raises:
        RejectedDocument: `wrong_type`.
    """
    promised = formats.media_type_of_name(urlsplit(retrieval.address).path)
    if promised not in (None, formats.HTML, formats.TEXT) and _is_page(retrieval, data):
        raise RejectedDocument(
            "wrong_type",
            f"{retrieval.address} is a web page, where its name promises {promised}: an error page or a login.",
            "Open it in a browser; if the file moved, the site must mend its link.",
        )
