"""What the words around a number make of it: a level, a growth or a difference, how firm, against what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from loaders.catalogue import catalogue
from loaders.facts import Basis, Bound, Measure
from loaders.grammar.clusters import Cluster
from loaders.grammar.quantities import Quantity
from loaders.grammar.sentences.statement import Clause, Reading, Statement
from loaders.grammar.subjects import cleaned
from loaders.grammar.tails import Tail, basis_of
from loaders.lexicon.actions import ACTION
from loaders.lexicon.changes import GROWTH_NOUNS, REMAKING

_REACH = 22  # characters before a number in which the prices of its growth may be stated
_SHARES = ("第一产业", "第二产业", "第三产业")
_THE_THREE = re.compile("第?一、第?二、第?三次?产业的?(?P<share>构成|比重|比例)$")
_CLAUSE_END = re.compile("[，。；]")
_RATE = re.compile(r"[%‰倍]")
_GROWTH_NAMED = re.compile(r"增[速幅]|涨幅")
_CLEANER = re.compile(r"浓度[^，。；]{0,8}(?:改善|好转)")
_QUICKER = re.compile(r"(?:时限|时间|用时|时长|耗时)[^，。；]{0,4}提速")
_FLOW = re.compile(r"^(?:新(?!三板|能源|材料|型|一代|华|疆|社会|四板)|累计)|累计")
_PASSED = re.compile("突破|超过|均达")
_ALL_DONE = re.compile(r"(?<![公一总])共(?:完成|实现|投入|引进|利用|争取|筹集)")
_STANDS = re.compile(r"现有|实有|现拥有|目前|现已有|共有|现共有")
_NO_SUM = re.compile(r"总数|总量|现有|占|率")
_AIM_AFTER = re.compile(
    r"(?:左右|以上|以内|以下)?的?(?:年度|全年|年初|既定|预期|计划|工作|增长|规划)*(?:目标|预期|任务)"
)
_AGAINST = re.compile(
    r"(?:低于|高于|超过|超出|未能?(?:达到?|完成|实现)|没有?(?:达到|完成|实现)|达不到|距离?|不及)[^，。；]*$"
)
_GROWTH_AFTER = re.compile(r"的?(?P<mean>年均)?(?:增长(?:速度|率|水平)?|增速|增幅|速度(?:递增|增长))(?=[，。；、]|$)")
_STEADY = re.compile(r"始终|连续[^，。；]{1,3}年|稳定在|保持在|每年")
_UNDER_WAY = re.compile(
    r"[^，。；、]{0,16}(?:(?:全面|加快|正|深入|顺利|有序|扎实|稳步)(?:在)?推进|正(?:在)?开展|正(?:在)?建设|在建|已获批|享有|参加(?:养老|医疗)|得到(?:有效|较好)?保障)"
)
_STRETCH = re.compile(
    r"(?:并|，|、)?(?:力争|争取|努力|奋力)(?:达到|实现|完成|增长|突破|更好|在[^，]{0,6}中)?[^，。；\d]{0,4}$"
)
_ZONE = re.compile(
    r"\s*(?!全[国省市区县])(?P<name>[^，。；:、（“]{0,10})(?:园区|开发区|高新区|工业园|产业园|科技园|保税区|产业城|经开区|试验区|示范区|集聚区|新区|科技城|[^公校家田乐果花庄儿]园(?!林|区))(?!委|建设|改革|规划|创建|获批|试点|内|扩|管|升级|申报|挂牌)"
)
_GOES_ON = re.compile(r"\s*(?:共|已|预计|累计)?(?:实现|完成|创造)")
_WHOLE_AREA = re.compile(r"[，；、]?\s*全[国省市区县州]")


def note_standing(reading: Reading, clause: Clause) -> None:
    """Remember that 现有 or 累计 was said, which holds until the next ；."""
    memory, before = reading.memory, reading.text[clause.start : clause.cluster.left]
    if clause.sign in ("。", "；"):
        memory.stands = memory.sums = False
    memory.stands = (memory.stands or bool(_STANDS.search(before))) and not _FLOW.search(cleaned(clause.head))
    memory.sums = (memory.sums or "累计" in before) and not _NO_SUM.search(before)


def told(reading: Reading, clause: Clause, subjects: Sequence[str], rules: tuple[str, ...]) -> list[Statement]:
    """A statement for each number of a clause."""
    items = clause.cluster.items
    pairs = zip(items if len(subjects) <= len(items) else items * len(subjects), subjects, strict=False)
    stretch = _is_stretch(reading, clause)
    shared = _of_clause(reading, clause, rules)
    found = [
        _of_number(reading, clause, shared, quantity, item, subject, subjects, stretch=stretch)
        for item, subject in pairs
        for quantity in item
    ]
    if found and found[0].stretch and not found[0].subject:
        current = reading.memory.current
        found = [replace(one, subject=current) for one in found]
    return found


def _of_clause(reading: Reading, clause: Clause, rules: tuple[str, ...]) -> Statement:
    """What all the numbers of a clause have in common."""
    text, memory, left, right = reading.text, reading.memory, clause.cluster.left, clause.cluster.right
    return Statement(
        quantity=clause.first,
        subject="",
        head=clause.head,
        measure="level",
        value=None,
        unit="",
        bound="eq",
        is_flow=clause.tail.total or bool(_FLOW.search(cleaned(clause.head)) or _ALL_DONE.search(clause.head)),
        is_total=clause.tail.total,
        is_standing=memory.stands or bool(_UNDER_WAY.match(text, right)),
        is_steady=clause.tail.each or bool(_STEADY.search(text, clause.start, left)),
        part_of=memory.whole if clause.is_part or memory.in_part else "",
        of_zone=_is_of_zone(text, clause.start) or (not clause.phrase and any(one.of_zone for one in reading.last)),
        arrived=clause.tail.level,
        passed=bool(_PASSED.search(clause.tail.words)),
        yearly=clause.tail.yearly,
        quantity_words=_CLAUSE_END.split(text[clause.start : right + 20], maxsplit=1)[0],
        rules=rules,
        clause=clause,
    )


def _of_number(
    reading: Reading,
    clause: Clause,
    shared: Statement,
    quantity: Quantity,
    item: tuple[Quantity, ...],
    subject: str,
    subjects: Sequence[str],
    *,
    stretch: bool,
) -> Statement:
    text, tail = reading.text, clause.tail
    own = replace(tail, change=0, noun=False) if tail.noun and _is_rate(subject, subjects) else tail
    measure, value, unit = _measured(quantity, own, clause.head)
    quoted = _quotes_target(text, quantity, clause.start)
    if measure == "level" and unit == "%":
        if noun := _GROWTH_AFTER.match(text, quantity.after):
            measure = "average_growth" if noun["mean"] or tail.average else "growth"
        elif (stretch and reading.last[-1].measure == "growth") or (
            quoted and _GROWTH_NAMED.search(text, clause.start, quantity.start)
        ):
            measure = "growth"
    if "每立方米" in tail.words and unit.endswith("克"):
        unit += "/立方米"
    if quantity.form == "ratio" and len(item) == len(_SHARES):
        subject = _of_industry(subject, _SHARES[quantity.place])
    elif measure == "rank" and not subject:
        subject = reading.memory.current
    return replace(
        shared,
        quantity=quantity,
        subject=subject,
        measure=measure,
        value=value,
        unit=unit,
        bound=_bound(quantity, item, clause, quoted=quoted),
        is_flow=shared.is_flow or (reading.memory.sums and not tail.level and "%" not in unit),
        basis=_basis(text, clause) if measure in ("growth", "average_growth") else None,
        yearly=shared.yearly and not (_is_of_two_bases(clause) and item is clause.cluster.items[-1]),
        base=(tail.base or "previous") if measure == "increment" else None,
        is_quoted_target=quoted,
        stretch=stretch and reading.last[-1].measure == measure,
    )


def _of_industry(subject: str, industry: str) -> str:
    """The share of one of three industries: 一、二、三次产业的构成 of the first is 第一产业构成."""
    the_three = _THE_THREE.search(subject)
    return industry + the_three["share"] if the_three else subject + industry


def _basis(text: str, clause: Clause) -> Basis | None:
    """The prices of a growth, as stated in or before its clause."""
    left = clause.cluster.left
    return clause.tail.basis or basis_of(text[max(0, left - _REACH) : left])


def _is_of_two_bases(clause: Clause) -> bool:
    """Whether the first number is held against the year before, the second against another: 分别比上年和2002年增长."""
    return clause.tail.respectively and clause.tail.base == "year" and len(clause.cluster.items) == 2


def _bound(quantity: Quantity, item: tuple[Quantity, ...], clause: Clause, *, quoted: bool) -> Bound:
    """What a number's own words allow, then those of its list, then those before it."""
    if quantity.range_end:
        return "le"
    if len(item) == 2 and item[1].range_end:
        return "ge"
    return quantity.bound or _shared_bound(clause.cluster) or (None if quoted else clause.tail.bound) or "eq"


def _shared_bound(cluster: Cluster) -> Bound | None:
    """What stands behind the last of several numbers holds for all: 25%、50%以上."""
    *bounds, last = [item[-1].bound for item in cluster.items]
    closing = cluster.items[-1][-1]
    return last if bounds and last and not any(bounds) and closing.after > closing.end else None


def _is_stretch(reading: Reading, clause: Clause) -> bool:
    """Whether the number is a second, higher aim: 增长7%，力争7.5%."""
    between = reading.text[reading.read_to : clause.cluster.left]
    return bool(reading.last) and bool(_STRETCH.search(between)) and not cleaned(clause.head)


def _quotes_target(text: str, quantity: Quantity, start: int) -> bool:
    """Whether a number is a past aim that a result is held against."""
    before = text[max(start, quantity.start - 16) : quantity.start]
    return bool(_AIM_AFTER.match(text, quantity.end) and _AGAINST.search(before))


def _is_of_zone(text: str, start: int) -> bool:
    """Whether the words since the last ； begin with a park or zone, or the clause before one that goes on: ，实现."""
    opening = max(text.rfind("；", 0, start), text.rfind("。", 0, start)) + 1
    zone = _ZONE.match(text, opening)
    if zone is None and _GOES_ON.match(text, start):
        zone = _ZONE.match(text, max(text.rfind("，", opening, start - 1) + 1, opening))
    return zone is not None and not ACTION.search(zone["name"]) and not _WHOLE_AREA.match(text, start)


def _is_rate(subject: str, listed: Sequence[str]) -> bool:
    """Whether, in a list whose last item is a growth, this one is a rate of its own: 失业率、物价涨幅."""
    if len(set(listed)) < 2 or subject.endswith(tuple(GROWTH_NOUNS)):
        return False
    code = catalogue().indicator(subject)
    return code is not None and catalogue().nature(code) == "rate"


def _measured(quantity: Quantity, tail: Tail, head: str) -> tuple[Measure, float | None, str]:
    """How a number measures, its signed value and its unit; the first reading that fits decides."""
    value, unit = quantity.value, quantity.unit
    if quantity.form == "rank":
        return "rank", value, unit
    if quantity.form in ("flat", "sync", "digits", "doubling"):
        return "growth", value, "%"
    if head.rstrip().endswith("增量") and not _RATE.match(unit):
        return "increment", value, unit
    if quantity.form in ("ratio", "threshold") or value is None:
        return "level", value, unit
    if "百分点" in unit:
        return "increment", value * (tail.change or 1) if value >= 0 else value, unit
    if tail.grows and _RATE.match(unit):
        return "growth", value, unit
    if not tail.change or tail.arrived:
        return "level", value, unit
    signed = value * tail.change if value >= 0 else value
    if unit == "倍":
        signed, unit = round(signed * 100, 6), "%"
    if _RATE.match(unit):
        words = head + tail.words
        if ("改善" in words and _CLEANER.search(head + "改善")) or ("提速" in words and _QUICKER.search(words)):
            signed = -abs(signed)
        return ("average_growth" if tail.average else "growth"), signed, unit
    if tail.noun or tail.verb in REMAKING:
        return "level", value, unit
    return "increment", signed, unit
