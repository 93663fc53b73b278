from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.sources.archive import Archive
from loaders.sources.configuration import Source, Sources
from loaders.sources.fetching import fetch
from loaders.sources.outcome import Outcome
from loaders.sources.web.client import Limits
from tests.site import QuickClock, Site, running_site

AGENT = "huibao-tests (+mailto:tests@example.org)"


@pytest.fixture
def site() -> Iterator[Site]:
    with running_site() as running:
        yield running


class Night:
    """Fetching from a site, as often as a test likes.

    Attributes:
        archive: what came.
        clock: that is waited by.
    """

    def __init__(self, site: Site, folder: Path) -> None:
        self.site, self.folder, self.clock = site, folder, QuickClock()

    @property
    def archive(self) -> Archive:
        return Archive(self.folder)

    def fetch(self, limits: Limits | None = None, *, is_dry: bool = False, **fields: object) -> Outcome:
        """Visit one source; its listing is /list.html unless the fields say otherwise."""
        where = {} if {"listing", "feed", "pages", "git", "folder"} & set(fields) else {"listing": "/list.html"}
        fields = {"name": "yunchuan", "allow_private": True, "delay": 0.0} | where | fields
        for kind in ("listing", "feed"):
            if str(fields.get(kind, "")).startswith("/"):
                fields[kind] = self.site.address(str(fields[kind]))
        if "pages" in fields:
            fields["pages"] = tuple(self.site.address(page) for page in fields["pages"])  # type: ignore[attr-defined]
        sources = Sources(agent=AGENT, sources=(Source(**fields),))  # type: ignore[arg-type]
        archive = Archive(self.folder, writes=not is_dry)
        (outcome,) = fetch(sources, archive, clock=self.clock, limits=limits, is_dry=is_dry)
        return outcome


@pytest.fixture
def night(site: Site, tmp_path: Path) -> Night:
    return Night(site, tmp_path / "archive")
