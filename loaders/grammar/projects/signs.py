"""Is it a project's name? Signs about the name, its list and the words around speak for it or against it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.facts import Milestone
from loaders.grammar.projects.lists import Listing
from loaders.grammar.projects.names import counts, ends_in_head, head_of, own_part
from loaders.grammar.projects.predicates import Reading
from loaders.lexicon.milestones import EVENTS, LOOSE, PUSHES
from loaders.lexicon.project_names import HARDLY, NO_STARTS, PLAIN, SELDOM, SURE, VAGUE, WORKS
from loaders.lexicon.project_signs import BASE, WEIGHTS

_WORKS = re.compile("|".join(WORKS))
_EVENTS = re.compile("|".join(EVENTS))
_PUSHES = re.compile("|".join(PUSHES))
_LOOSE = re.compile("|".join(LOOSE))
_AMOUNT = re.compile(r"[\d.]+(?:万|亿|余|多)*(?:个|家|公里|亩|户|套|项|人|所|宗|条|平方米|辆|张)")
_OWN_SEAT = re.compile(r"[市区县省镇](?![场民内外级域属管辖直])")
_CLASS = {
    head: name
    for name, heads in (("hardly", HARDLY), ("seldom", SELDOM), ("plain", PLAIN), ("sure", SURE))
    for head in heads
}


def is_likely(name: str, milestone: Milestone, lead: Reading, tail: Reading, found: Listing) -> bool:
    """Whether the signs of a name together speak for a project."""
    if not 2 <= len(name) <= 50 or counts(name) or name.startswith(NO_STARTS):
        return False
    return BASE + sum(WEIGHTS.get(sign, 0) for sign in signs(name, milestone, lead, tail, found)) > 0


def signs(name: str, milestone: Milestone, lead: Reading, tail: Reading, found: Listing) -> Iterator[str]:
    """The signs of a name, as `WEIGHTS` calls them."""
    kind = _kind_of_head(name)
    own = min(len(own_part(name)), 4)
    yield f"head {kind}"
    yield f"own {own}"
    yield f"head {kind} own {min(own, 2)}"
    lead_kind, tail_kind, closed = _before(lead), _after(tail), _closed(found.closed)
    yield f"told {lead_kind} / {tail_kind}"
    yield f"milestone {milestone}"
    yield f"closed {closed}"
    if closed != "not":
        yield f"closed {closed} own {min(own, 2)}"
        yield f"closed {closed} / {tail_kind}"
    if lead_kind == "nothing":
        yield f"after {tail_kind} own {min(own, 3)}"
        yield f"after {tail_kind} head {kind}"
    elif tail_kind == "nothing":
        yield f"before {lead_kind} own {min(own, 3)}"
        yield f"before {lead_kind} head {kind}"
    if found.counted:
        yield "list counted"
    yield from _of_mates(name, found)
    yield from _of_writing(name)


def _of_mates(name: str, found: Listing) -> Iterator[str]:
    mates = [member.name for member in found.members if member.name != name]
    if not mates:
        yield "alone"
        return
    heads = sum(map(ends_in_head, mates)) / len(mates)
    own = sum(len(own_part(mate)) >= 2 for mate in mates) / len(mates)
    yield f"mates with heads {round(2 * heads)}"
    yield f"mates of their own {round(2 * own)}"
    if any(_kind_of_head(mate) == "sure" for mate in mates):
        yield "mates sure"


def _of_writing(name: str) -> Iterator[str]:
    yield "long" if len(name) > 14 else "short" if len(name) < 4 else "of usual length"
    if "“" in name:
        yield "ends in quotation" if name.endswith("”") else "with quotation"
    if any(mark in name for mark in "—－至"):
        yield "from to"
    if name.endswith(("）", ")")):
        yield "with bracket"
    if _AMOUNT.search(name):
        yield "with amount"
    if _WORKS.search(name):
        yield "with work"
    if name.startswith(VAGUE):
        yield "vague start"
    if _OWN_SEAT.match(name):
        yield "of the own seat"


def _kind_of_head(name: str) -> str:
    head = head_of(name)
    return _CLASS[head] if head else "none"


def _before(lead: Reading) -> str:
    if not lead.words:
        return "nothing"
    words = "".join(lead.words)
    if "建成" in words or "完成" in words:
        return "completion"
    if _EVENTS.search(words):
        return "event"
    return "loose" if _LOOSE.search(words) and not _PUSHES.search(words) else "push"


def _after(tail: Reading) -> str:
    if not tail.words:
        return "nothing"
    if "取得" in tail.words[0] or "实现" in tail.words[0]:
        return "achievement"
    if tail.milestone is None:
        return "building"
    return "progress" if tail.milestone == "under_construction" else "event"


def _closed(closed: str | None) -> str:
    if closed is None:
        return "not"
    if not closed:
        return "open"
    if closed.endswith(("项目", "工程")):
        return "projects"
    return "head" if ends_in_head(closed) else "other"
