"""Is it a project's name? Signs about the name, its list and the words around speak for it or against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from loaders.facts import Milestone
from loaders.grammar.projects.names import becomes, counts, ends_in_head, head_of, of_many, of_size, own_length
from loaders.grammar.projects.predicates import Reading
from loaders.lexicon.milestones import EVENTS, LOOSE, PUSHES
from loaders.lexicon.project_names import HARDLY, KINDS, NO_STARTS, PLAIN, SELDOM, SURE, VAGUE, WORK_ENDS, WORKS
from loaders.lexicon.project_signs import BASE, WEIGHTS
from loaders.patterns import any_of

_WORKS = re.compile(any_of(WORKS))
_EVENTS = re.compile(any_of(EVENTS))
_PUSHES = re.compile(any_of(PUSHES))
_LOOSE = re.compile(any_of(LOOSE))
_NO_START = re.compile(any_of(NO_STARTS))
_VAGUE = re.compile(any_of(VAGUE))
_AMOUNT = re.compile(r"\d(?:万|亿|余|多)*(?:个|家|公里|亩|户|套|项|人|所|宗|条|平方米|辆|张)")
_PEOPLE = re.compile("(?:居民|农民|人口|人才|人员|青年|学生|毕业生|市民|群众|劳动力)(?:进城)?$")
_CARRIED_OUT = re.compile("实施|落实|执行|围绕|结合|衔接")
_OWN_SEAT = re.compile(r"[市区县省镇](?![场民内外级域属管辖直])")
_ADJECTIVES = re.compile(
    "^(?:新型|新|美丽|秀美|宜居|幸福|和谐|高端|大型|现代化|现代|标准化|高标准|高水平|国际化|全国|全省|全市|城区|一流|优质|特色)+(?=..)"
)
_KINDS = {
    head: kind
    for kind, heads in (("hardly", HARDLY), ("seldom", SELDOM), ("plain", PLAIN), ("sure", SURE))
    for head in heads
}


class Frame(msgspec.Struct, frozen=True):
    """What the names of a list have in common.

    Attributes:
        milestone: what is told of them.
        before: the words before them.
        after: the words after them.
        closed: what 等 says of them, as in `Listing`.
        counted: whether it says how many.
    """

    milestone: Milestone
    before: Reading
    after: Reading
    closed: str | None
    counted: bool


class _Look(msgspec.Struct, frozen=True):
    """A name at a glance: the class of its last noun and how much of it is its own, up to four characters."""

    head: str
    own: int


class _Mates(msgspec.Struct, frozen=True):
    """How many names of a list end in a noun of projects, have a part of their own, end in a sure noun; how many there are."""

    heads: int
    own: int
    sure: int
    names: int


class _Signs(NamedTuple):
    """Signs, as `WEIGHTS` calls them, and what they weigh together."""

    names: tuple[str, ...]
    weight: int


class _Setting(NamedTuple):
    """What a frame says of all its names: its signs, on which side of them it is told, and how 等 closes their list."""

    signs: _Signs
    place: str | None
    closed: str


_MOST_OF_WRITING = sum(
    max(0, WEIGHTS.get(sign, 0))
    for sign in (
        "of usual length",
        "ends in quotation",
        "with quotation",
        "of a programme",
        "from to",
        "with bracket",
        "with amount",
        "with work",
        "vague start",
        "of the own seat",
    )
)
_MOST_OF_MATES = sum(max(0, weight) for sign, weight in WEIGHTS.items() if sign.startswith("mates"))


def likely(names: Sequence[str], frame: Frame) -> list[bool]:
    """Which names of a list are projects'; of 甲大学、乙学院建设丙基地 neither, who build it."""
    setting = _setting(frame)
    heads = [_kind(name, frame.closed) for name in names]
    reach = BASE + setting.signs.weight + _MOST_OF_WRITING
    most_of_mates = _weighed("alone").weight if len(names) == 1 else _MOST_OF_MATES
    if all(reach + most_of_mates + _most_of_look(head, setting.place, setting.closed) <= 0 for head in heads):
        return [False] * len(names)  # most clauses end here, and no name needs to be looked at closely
    looks = [_Look(head, own_length(name)) for head, name in zip(heads, names, strict=True)]
    mates = _mates(looks)
    weights = [_of_look(look, setting.place, setting.closed).weight + _of_mates(look, mates).weight for look in looks]
    if reach + max(weights, default=0) <= 0:
        return [False] * len(names)
    doers = max((at for at, name in enumerate(names) if at and becomes(name)), default=0)
    return [
        at >= doers
        and reach + weight > 0
        and BASE + setting.signs.weight + weight + _weighed(*_of_writing(name)).weight > 0
        and possible(name)
        and _fits(name, frame)
        for at, (name, weight) in enumerate(zip(names, weights, strict=True))
    ]


def possible(name: str) -> bool:
    """Whether it could be a name at all: no count, no verb in front, not a kind alone."""
    return (
        2 <= len(name) <= 50
        and (not counts(name) or of_size(name))
        and _NO_START.match(name) is None
        and _ADJECTIVES.sub("", name) not in KINDS
        and not of_many(name)
        and not becomes(name)
    )


def _fits(name: str, frame: Frame) -> bool:
    """Whether a project can have come so far: people settle, a plan that is carried out plans nothing, a site is opened."""
    words = frame.after.words
    if frame.milestone == "landed":
        return _PEOPLE.search(name) is None
    if frame.milestone == "planned" and words and words[0].endswith("规划"):
        return head_of(name) != "" and _CARRIED_OUT.search(name + "".join(frame.before.words)) is None
    return not (words and words[0] in ("开放", "对外开放")) or head_of(name) != "" or name.endswith(("”", *WORK_ENDS))


def signs_of(names: Sequence[str], frame: Frame) -> Iterator[list[str]]:
    """The signs of each name of a list: of its frame, the name at a glance, the other names, its writing."""
    setting = _setting(frame)
    looks = [_Look(_kind(name, frame.closed), own_length(name)) for name in names]
    mates = _mates(looks)
    for name, look in zip(names, looks, strict=True):
        groups = (setting.signs, _of_look(look, setting.place, setting.closed), _of_mates(look, mates))
        yield [sign for group in groups for sign in group.names] + list(_of_writing(name))


def _kind(name: str, closed: str | None) -> str:
    """The class of a name's last noun; among projects a size makes a name, whatever it ends in: 5万吨纺纱."""
    if of_size(name) and (closed or name).endswith(("项目", "工程", "生产线")):
        return "sure"
    return _KINDS.get(head_of(name), "none")


@lru_cache(maxsize=1024)
def _weighed(*signs: str) -> _Signs:
    return _Signs(signs, sum(WEIGHTS.get(sign, 0) for sign in signs))


def _setting(frame: Frame) -> _Setting:
    tail, closed, lead = _after(frame.after), _closed(frame.closed), _before(frame.before.words)
    signs = _of_frame(frame.milestone, lead, tail, closed, counted=frame.counted)
    return _Setting(signs, _place(frame, lead, tail), closed)


def _mates(looks: Sequence[_Look]) -> _Mates | None:
    """What the names of a list are like; None of a name alone."""
    if len(looks) == 1:
        return None
    return _Mates(
        sum(look.head != "none" for look in looks),
        sum(look.own >= 2 for look in looks),
        sum(look.head == "sure" for look in looks),
        len(looks),
    )


def _place(frame: Frame, lead: str, tail: str) -> str | None:
    """On which side of the names it is told, if on one only."""
    if not frame.before.words:
        return f"after {tail}"
    return None if frame.after.words else f"before {lead}"


@lru_cache(maxsize=1024)
def _of_frame(milestone: Milestone, lead: str, tail: str, closed: str, *, counted: bool) -> _Signs:
    signs = [f"told {lead} / {tail}", f"milestone {milestone}", f"closed {closed}"]
    if closed != "not":
        signs.append(f"closed {closed} / {tail}")
    if counted:
        signs.append("list counted")
    return _weighed(*signs)


@lru_cache(maxsize=1024)
def _of_look(look: _Look, place: str | None, closed: str) -> _Signs:
    signs = [f"head {look.head}", f"own {look.own}", f"head {look.head} own {min(look.own, 2)}"]
    if closed != "not":
        signs.append(f"closed {closed} own {min(look.own, 2)}")
    if place is not None:
        signs += [f"{place} own {min(look.own, 3)}", f"{place} head {look.head}"]
    return _weighed(*signs)


@lru_cache(maxsize=1024)
def _most_of_look(head: str, place: str | None, closed: str) -> int:
    """The most that a name with such a noun can weigh at a glance, however much of it is its own."""
    return max(_of_look(_Look(head, own), place, closed).weight for own in range(5))


@lru_cache(maxsize=1024)
def _of_mates(look: _Look, all_of_list: _Mates | None) -> _Signs:
    if all_of_list is None:
        return _weighed("alone")
    mates = all_of_list.names - 1
    signs = [
        f"mates with heads {round(2 * (all_of_list.heads - (look.head != 'none')) / mates)}",
        f"mates of their own {round(2 * (all_of_list.own - (look.own >= 2)) / mates)}",
    ]
    if all_of_list.sure > (look.head == "sure"):
        signs.append("mates sure")
    return _weighed(*signs)


def _of_writing(name: str) -> Iterator[str]:
    yield "long" if len(name) > 14 else "short" if len(name) < 4 else "of usual length"
    if "“" in name:
        yield "ends in quotation" if name.endswith("”") else "with quotation"
    if name.endswith(("”工程", "”项目", "”平台")):
        yield "of a programme"
    if "—" in name or "－" in name or "至" in name:
        yield "from to"
    if name.endswith(("）", ")")):
        yield "with bracket"
    if _AMOUNT.search(name):
        yield "with amount"
    if _WORKS.search(name):
        yield "with work"
    if _VAGUE.match(name):
        yield "vague start"
    if _OWN_SEAT.match(name):
        yield "of the own seat"


@lru_cache(maxsize=1024)
def _before(lead: tuple[str, ...]) -> str:
    if not lead:
        return "nothing"
    words = "".join(lead)
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
