"""Sources that are files: a folder, or a git repository. Every file in it that is called like a document is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from loaders.errors import RejectedDocument
from loaders.reading import MAX_BYTES, too_large
from loaders.reading.formats import media_type_of_name
from loaders.sources.archive import Archive
from loaders.sources.configuration import Source
from loaders.sources.folder import documents_under
from loaders.sources.keeping import Keeper, part_of
from loaders.sources.listings import Entry
from loaders.sources.outcome import LISTING_GONE, Outcome
from loaders.sources.repository import Blob, Repository
from loaders.sources.web.connections import Resolve
from loaders.sources.web.fence import Fence
from loaders.sources.web.pace import Clock, Stopped


def files_of(
    source: Source, fence: Fence, resolve: Resolve, archive: Archive, clock: Clock, *, is_dry: bool = False
) -> Outcome:
    """Archive the files of a source that are new or changed.

    Args:
        source: with `folder` or `git`.
        fence: what a repository's host may be.
        resolve: its name to addresses in the network.
        archive: to keep the files.
        clock: to date them by.
        is_dry: only say which files there are.
    """
    files = _Files(source, archive, clock, is_dry)
    try:
        if source.folder:
            files.folder(Path(source.folder))
        else:
            files.repository(fence, resolve)
    except Stopped:
        files.keep.outcome.was_stopped = True
    except RejectedDocument as rejection:
        reason = f"The source cannot be used: {rejection.reason}"
        files.keep.failure(source.addresses[0], RejectedDocument(LISTING_GONE, reason, rejection.hint))
    return files.keep.outcome


class _Files:
    def __init__(self, source: Source, archive: Archive, clock: Clock, is_dry: bool) -> None:
        self._source, self._archive, self._clock, self._is_dry = source, archive, clock, is_dry
        self.keep = Keeper(source, archive, clock)

    def folder(self, folder: Path) -> None:
        try:
            files = list(documents_under([folder]))
        except OSError as error:
            raise RejectedDocument("not_found", f"{error.strerror or error}.", "Mend its path.") from error
        for file in files:
            self._file(file)
        self.keep.outcome.settled.append(str(folder))

    def _file(self, file: Path) -> None:
        address = str(file.absolute())
        try:
            self._take(address, file.stat().st_size, file.read_bytes, {})
        except OSError as error:
            reason = f"The file cannot be opened ({error.strerror})."
            self.keep.failure(address, RejectedDocument("unreadable", reason, "See to its permissions."))

    def repository(self, fence: Fence, resolve: Resolve) -> None:
        address = self._source.addresses[0]
        with Repository(self._source, fence, resolve) as repository:
            commit = repository.latest()
            last = self._archive.last(address)
            if last is not None and last.headers == {"commit": commit}:
                self.keep.outcome.notes.append(f"nothing was committed since {commit[:12]}")
            else:
                repository.fetch()
                for blob in repository.files():
                    if _is_called_like_a_document(blob.path):
                        self._blob(repository, blob, commit)
                # Last: a run that is cut off before does not take the commit for done.
                self.keep.file(address, "listing", f"{commit}\n".encode(), {"commit": commit})
        self.keep.outcome.settled.append(address)

    def _blob(self, repository: Repository, blob: Blob, commit: str) -> None:
        address = f"{self._source.git}!/{blob.path}"
        self._take(address, blob.size, lambda: repository.read(blob), {"commit": commit})

    def _take(self, address: str, size: int, read: Callable[[], bytes], headers: dict[str, str]) -> None:
        self._clock.wait(0)
        self.keep.outcome.found += 1
        if size > MAX_BYTES:
            self.keep.failure(address, too_large(size))
        elif self._is_dry:
            self.keep.outcome.due.append(address)
        else:
            came = self.keep.file(address, "document", read(), headers)
            self.keep.document(Entry(address), came, [part_of(came)], [])


def _is_called_like_a_document(path: str) -> bool:
    hidden = any(part.startswith(".") for part in Path(path).parts)
    return not hidden and media_type_of_name(path) is not None
