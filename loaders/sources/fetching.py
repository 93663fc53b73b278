"""All sources, each visited: several sites at a time, each of them slowly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from urllib.parse import urlsplit

from loaders.errors import RejectedDocument
from loaders.sources.archive import Archive
from loaders.sources.configuration import Source, Sources
from loaders.sources.files import files_of
from loaders.sources.keeping import Keeper
from loaders.sources.outcome import Outcome
from loaders.sources.visit import Visit
from loaders.sources.web.client import Limits, Web
from loaders.sources.web.connections import Resolve, resolve
from loaders.sources.web.fence import Fence
from loaders.sources.web.pace import Clock, Pace, Stopped

SITES_AT_A_TIME = 8


def fetch(
    sources: Sources,
    archive: Archive,
    *,
    clock: Clock | None = None,
    is_dry: bool = False,
    limits: Limits | None = None,
    resolve: Resolve = resolve,
) -> Iterator[Outcome]:
    """Visit the sources and archive what they have that is new. An outcome is given as each source is done.

    What a source does stops no other. Sources on one host are visited one after the other.

    Args:
        sources: as sources.yml describes them.
        archive: that nobody else writes at the same time.
        clock: to wait by; setting its `stopped` ends the run after the requests that are under way.
        is_dry: ask for listings alone; `Outcome.due` says what else would be asked for.
        limits: of one answer of the web.
        resolve: names to addresses in the network.

    Raises:
        OSError: the archive cannot be written.
    """
    clock = clock or Clock()
    visits = _Visits(sources.agent, archive, clock, is_dry, limits, resolve)
    groups: dict[str, list[Source]] = defaultdict(list)
    for source in sources.sources:
        groups[urlsplit(source.addresses[0]).netloc].append(source)
    with ThreadPoolExecutor(SITES_AT_A_TIME) as pool:
        try:
            done = [pool.submit(visits.one_by_one, group) for group in groups.values()]
            for future in as_completed(done):
                yield from future.result()
        finally:
            if not all(future.done() for future in done):
                clock.stopped.set()  # whoever listens has gone
            pool.shutdown(cancel_futures=True)


class _Visits:
    def __init__(
        self, agent: str, archive: Archive, clock: Clock, is_dry: bool, limits: Limits | None, resolve: Resolve
    ) -> None:
        self._agent, self._archive, self._clock, self._is_dry = agent, archive, clock, is_dry
        self._limits, self._resolve, self._pace = limits, resolve, Pace(clock)

    def one_by_one(self, sources: list[Source]) -> list[Outcome]:
        return [self._visited(source) for source in sources]

    def _visited(self, source: Source) -> Outcome:
        try:
            return self._visit(source)
        except OSError:
            raise  # the archive cannot be written: nobody can go on
        except Exception as error:  # one source stops no run, whatever its site sends
            keep = Keeper(source, self._archive, self._clock)
            reason = f"Fetching failed on it ({type(error).__name__}: {error})."
            hint = "Report it, with the source; fetching should have gone on."
            keep.failure(source.addresses[0], RejectedDocument("fetch_failed", reason, hint))
            return keep.outcome

    def _visit(self, source: Source) -> Outcome:
        fence = Fence.around(
            (address for address in source.addresses if source.kind != "folder"), source.hosts, source.allow_private
        )
        if source.kind in ("folder", "git"):
            return files_of(source, fence, self._resolve, self._archive, self._clock, is_dry=self._is_dry)
        with Web(self._agent, fence, self._pace, self._clock, source.delay, self._limits, self._resolve) as web:
            visit = Visit(source, web, self._archive, self._clock, is_dry=self._is_dry)
            try:
                visit.make()
            except Stopped:
                visit.outcome.was_stopped = True
            return visit.outcome
