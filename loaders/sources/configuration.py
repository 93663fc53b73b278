"""`sources.yml`: where reports are found, and what may be asked of whom."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any, Literal

import httpx
import msgspec
import yaml

from loaders.errors import BadSources

Kind = Literal["listing", "feed", "pages", "git", "folder"]
KINDS: tuple[Kind, ...] = ("listing", "feed", "pages", "git", "folder")

LEAST_DELAY = 1.0
"""Seconds between two requests to one public host, whatever the file says."""


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One place where reports are published. Exactly one of `listing`, `feed`, `pages`, `git` and `folder` is given.

    Attributes:
        name: what runs, records and messages call it; unique in the file.
        listing: the address of a page that lists reports, with pages that go on from it.
        feed: the address of an RSS or Atom feed.
        pages: addresses of reports.
        git: the address of a repository of texts.
        folder: a folder of this machine; relative to the file.
        under: of a repository, the folder in it.
        branch: of a repository; its default if none.
        hosts: further hosts that documents may stand on: `www.example.gov.cn`, `*.example.gov.cn`, `example.org:8080`.
        titles: a regular expression for titles to take; if none, those of reports.
        since: nothing is taken that the listing dates before.
        max_pages: how many pages of a listing are read.
        max_documents: how many documents are asked for in one run.
        delay: seconds between two requests to one host; robots.txt may ask for more.
        recheck: days after which a document that is held is asked for again.
        licence: as the site states it; kept with every record.
        allow_private: this source's own hosts may have addresses that are not public (127.0.0.1, 10.0.0.0/8 …).
    """

    name: str
    listing: str | None = None
    feed: str | None = None
    pages: tuple[str, ...] = ()
    git: str | None = None
    folder: str | None = None
    under: str = ""
    branch: str | None = None
    hosts: tuple[str, ...] = ()
    titles: str | None = None
    since: date | None = None
    max_pages: int = 5
    max_documents: int = 500
    delay: float = 5.0
    recheck: float = 7.0
    licence: str | None = None
    allow_private: bool = False

    @property
    def kind(self) -> Kind:
        """What kind of place it is."""
        return next(kind for kind in KINDS if getattr(self, kind))

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses that the file gives for it."""
        given = getattr(self, self.kind)
        return given if isinstance(given, tuple) else (given,)


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """A file of sources.

    Attributes:
        agent: how requests name themselves to sites, with an address at which somebody can be reached.
        sources: in the order of the file.
    """

    agent: str
    sources: tuple[Source, ...]

    def only(self, names: tuple[str, ...]) -> Sources:
        """Those of these names.

        Raises:
            KeyError: there is none of a name.
        """
        held = {source.name: source for source in self.sources}
        return msgspec.structs.replace(self, sources=tuple(held[name] for name in names))


def read_sources(file: Path) -> Sources:
    """The sources that a file describes.

    Raises:
        BadSources: it cannot be used; all that is wrong is told at once, with the lines.
        OSError: it cannot be read.
    """
    loader = _loader(file)
    try:
        root = loader.get_single_node()
        if not isinstance(root, yaml.MappingNode):
            raise BadSources(file, ["it is no mapping; it begins with `agent: …`, then `sources:` and a list"])
        fields = {key.value: value for key, value in root.value}
        faults = _faults_of_file(root, fields)
        sources: list[Source] = []
        listed = fields.get("sources")
        for node in listed.value if isinstance(listed, yaml.SequenceNode) else ():
            try:
                sources.append(_source(loader, node, file.absolute().parent))
            except ValueError as fault:
                faults.append(f"line {node.start_mark.line + 1}: {fault}")
        names = Counter(source.name for source in sources)
        faults += [f"{count} sources are called {name}" for name, count in names.items() if count > 1]
        if faults:
            raise BadSources(file, faults)
        return Sources(agent=fields["agent"].value, sources=tuple(sources))
    except yaml.YAMLError as error:
        raise BadSources(file, [f"it is no YAML: {' '.join(str(error).split())}"]) from error
    except RecursionError as error:
        raise BadSources(file, ["an anchor in it refers to itself"]) from error
    finally:
        loader.dispose()


def _loader(file: Path) -> yaml.SafeLoader:
    try:
        return yaml.SafeLoader(file.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadSources(file, [f"it is no UTF-8 ({error})"]) from error


def _faults_of_file(root: yaml.MappingNode, fields: dict[str, yaml.Node]) -> list[str]:
    faults = [
        f"line {key.start_mark.line + 1}: there is no field {key.value}; a file has agent and sources"
        for key, _ in root.value
        if key.value not in ("agent", "sources")
    ]
    agent = getattr(fields.get("agent"), "value", "")
    if not isinstance(agent, str) or not re.search(r"@|https?://", agent):
        faults.append("agent must say who asks and how to reach them, e.g. agent: 'huibao (+mailto:data@example.org)'")
    elif not (agent.isascii() and agent.isprintable()):
        faults.append("agent is sent as a header: it must be one line of ASCII")
    if not isinstance(fields.get("sources"), yaml.SequenceNode):
        faults.append("sources must be a list; an entry begins with `- name: …`")
    return faults


def _source(loader: yaml.SafeLoader, node: yaml.Node, folder: Path) -> Source:
    """One entry of the list.

    Raises:
        ValueError: what is wrong with it, and what to do.
    """
    if not isinstance(node, yaml.MappingNode):
        raise ValueError("an entry is a mapping that begins with `name: …`")
    twice = [name for name, count in Counter(key.value for key, _ in node.value).items() if count > 1]
    if twice:
        raise ValueError(f"{', '.join(map(str, twice))} stands in it twice")
    fields: Any = loader.construct_document(node)
    if isinstance(fields.get("pages"), str):
        raise ValueError("pages is a list of addresses: write [ ] around it")
    try:
        source = msgspec.convert(fields, Source)
    except msgspec.ValidationError as error:
        raise ValueError(f"{fields.get('name', 'a source without a name')}: {error}") from error
    if fault := _fault(source):
        raise ValueError(f"{source.name}: {fault}")
    if source.folder:
        source = msgspec.structs.replace(source, folder=str(folder / Path(source.folder).expanduser()))
    return source


def _fault(source: Source) -> str | None:
    """The first thing that is wrong with a source of fields of the right types."""
    given = [kind for kind in KINDS if getattr(source, kind)]
    if not source.name.strip() or not source.name.isprintable():
        return "name is empty or not printable"
    if len(given) != 1:
        return f"exactly one of {', '.join(KINDS)} says where it is; it has {' and '.join(given) or 'none'}"
    if source.kind != "folder":
        faults = [fault for address in source.addresses if (fault := _fault_of_address(address, source))]
        if faults:
            return faults[0]
    if source.delay < LEAST_DELAY and not source.allow_private:
        return f"delay is less than {LEAST_DELAY:g} second: ask more slowly"
    for field in ("max_pages", "max_documents"):
        if getattr(source, field) < 1:
            return f"{field} must be at least 1"
    if source.recheck < 0:
        return "recheck is a number of days, 0 or more"
    return _fault_of_patterns(source)


def _fault_of_patterns(source: Source) -> str | None:
    for host in source.hosts:
        if not re.fullmatch(r"(?:\*\.)?[\w.-]+(?::\d{1,5})?", host) or host.strip("*.") == "":
            return f"hosts: {host} is no host; write www.example.gov.cn, *.example.gov.cn or example.org:8080"
    try:
        re.compile(source.titles or "")
    except re.error as error:
        return f"titles is no regular expression: {error}"
    return None


def _fault_of_address(address: str, source: Source) -> str | None:
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        return f"{address} is no address: {error}"
    if url.scheme == "file" and source.kind == "git" and source.allow_private:
        return None
    if url.scheme not in ("http", "https") or not url.host:
        return f"{address} is no address of the web; it begins with https:// or http://"
    if url.userinfo:
        return "an address must hold no password: it would stand in every record"
    return None
