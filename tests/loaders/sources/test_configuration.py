"""sources.yml: what it may say, and what is said of what it may not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from loaders.errors import BadSources
from loaders.resources import resource
from loaders.sources.configuration import Sources, read_sources

HEAD = "agent: huibao (+mailto:data@example.org)\nsources:\n"


def read(tmp_path: Path, text: str) -> Sources:
    file = tmp_path / "sources.yml"
    file.write_text(text, encoding="utf-8")
    return read_sources(file)


def test_the_packaged_sources_are_the_pages_of_all_provinces():
    sources = read_sources(resource("examples/sources.yml")).sources
    assert len(sources) == 33
    assert {source.kind for source in sources} == {"listing"}


def test_every_kind_of_source_can_be_described(tmp_path: Path):
    text = (
        "  - {name: a, listing: 'https://a.example/list', hosts: ['*.a.example'], since: 2020-01-01, max_pages: 3}\n"
        "  - {name: b, feed: 'https://b.example/rss', titles: 公报, licence: CC0}\n"
        "  - {name: c, pages: ['https://c.example/1', 'https://c.example/2'], recheck: 30}\n"
        "  - {name: d, git: 'https://d.example/texts.git', under: reports, branch: main}\n"
        "  - {name: e, folder: reports}\n"
    )
    found = read(tmp_path, HEAD + text).sources
    assert [source.kind for source in found] == ["listing", "feed", "pages", "git", "folder"]
    assert found[0].since == date(2020, 1, 1)
    assert found[4].folder == str(tmp_path / "reports")


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{name: a}", "line 3: a: exactly one of listing, feed, pages, git, folder says where it is; it has none"),
        ("{name: a, listing: 'https://a.example/', feed: 'https://a.example/'}", "it has listing and feed"),
        ("{name: a, listing: 'www.a.example/list'}", "www.a.example/list is no address of the web"),
        ("{name: a, listing: 'file:///etc/passwd'}", "is no address of the web"),
        ("{name: a, listing: 'https://me:secret@a.example/'}", "an address must hold no password"),
        ("{name: a, pages: 'https://a.example/1'}", "pages is a list of addresses"),
        ("{name: a, listing: 'https://a.example/', hosts: ['https://b.example']}", "https://b.example is no host"),
        ("{name: a, listing: 'https://a.example/', hosts: ['*']}", "* is no host"),
        ("{name: a, listing: 'https://a.example/', titles: '('}", "titles is no regular expression"),
        ("{name: a, listing: 'https://a.example/', delay: 0}", "delay is less than 1 second"),
        ("{name: a, listing: 'https://a.example/', max_pages: 0}", "max_pages must be at least 1"),
        ("{name: a, listing: 'https://a.example/', since: yesterday}", "a: Invalid RFC3339"),
        ("{name: a, lisitng: 'https://a.example/'}", "unknown field `lisitng`"),
        ("{name: a, name: b, folder: c}", "name stands in it twice"),
        ("just words", "an entry is a mapping that begins with `name: …`"),
    ],
)
def test_a_source_that_cannot_be_used_is_told_with_its_line_and_what_to_do(tmp_path: Path, entry: str, told: str):
    with pytest.raises(BadSources) as error:
        read(tmp_path, f"{HEAD}  - {entry}\n")
    assert told in str(error.value)
    assert "line 3: " in str(error.value)
    assert str(tmp_path / "sources.yml") in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it is no mapping"),
        ("- a", "it is no mapping"),
        ("agent: [", "it is no YAML"),
        ("agent: huibao\nsources: []", "agent must say who asks and how to reach them"),
        ("agent: 汇报 data@example.org\nsources: []", "one line of ASCII"),
        ("agent: a@example.org\nsources: {}", "sources must be a list"),
        ("agent: a@example.org\nsources: []\nsource: []", "line 3: there is no field source"),
        (HEAD + "  - {name: a, folder: a}\n  - {name: a, folder: b}\n", "2 sources are called a"),
    ],
)
def test_a_file_that_cannot_be_used_is_told_with_what_to_do(tmp_path: Path, text: str, told: str):
    with pytest.raises(BadSources) as error:
        read(tmp_path, text)
    assert told in str(error.value)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path):
    with pytest.raises(BadSources) as error:
        read(tmp_path, "agent: x\nsources:\n  - {name: a}\n  - {name: b}\n")
    assert len(error.value.faults) == 3
