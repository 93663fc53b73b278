"""Through a sentence from its first number to its last; what a clause leaves out was told before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from loaders.facts import Measure
from loaders.grammar.clusters import Cluster, clusters
from loaders.grammar.quantities import quantities
from loaders.grammar.sentences.clauses import FROM, clause_of
from loaders.grammar.sentences.counting import of_what_size
from loaders.grammar.sentences.measuring import note_standing, told
from loaders.grammar.sentences.naming import subjects_of
from loaders.grammar.sentences.statement import Clause, Memory, Reading, Statement
from loaders.grammar.subjects import cleaned, leading_action, only_actions
from loaders.grammar.tails import tail_of
from loaders.lexicon.changes import ARRIVALS
from loaders.lexicon.phrases import ACHIEVEMENT_OPENING
from loaders.patterns import begins

_SIGN = re.compile(r"[，；。:！？（）]")
_ASIDE = begins(
    "（",
    r"（[^（）\d]{1,24}）|（(?:\d{4}年)?\d{1,2}月?[—\-~至到]\d{1,2}月份?）|(?<=[\u4e00-\u9fff])（\d{1,3}）(?=[\d\u4e00-\u9fff，、])",
)
_SINCE = re.compile(r"[比较](?:19|20)\d\d年")
_SINCE_A_SPAN = re.compile(
    r"(?:[比较是为]|相当于)(?:上一?个[五5]年|前[五5]年|“?十?[一二三四五六七八九]五(?!”?(?:时期|期间|计划)?(?:规划|期?末|期?初|年)))"
)
_MONEY = re.compile("[元币]|美金")
_NO_SUM = re.compile("生产总值|人均|余额|总数|[率量]$|比重")
_ELIDED_OPENING = re.compile(r"^(?:其中|增速|总量|增长|同比|比上年|较上年|分别|占|居|排)")
_ARRIVES = re.compile(
    rf"\s*(?:分别|又|再|逐步|大幅|进一步|已|预计|，)*(?:{'|'.join(ARRIVALS)}){{1,2}}了?(?:到|至|为)(?:了)?(?:每人每[月年]|每[人月年])?(?:(?:(?:19|20)\d\d年|“?十?[一二三四五六七八九]五”?)(?:末|底|期末)?的?)?"
    r"(?:约|近|超过?|不低于|的|全球|全国|全省|第|百分之|千分之)*\s*$"
)
_BARELY_ARRIVES = re.compile(r"\s*(?:到|至|升至|降至)")
_MOVES_UP = re.compile(r"(?:提升|上升|前移|跃升|升|提高|跃)(?:至|到|为)?")
_OF_A_YEAR = re.compile(r"[比较](?:19|20)\d\d年的$")
_YEAR_OF = 8
_CHANGES = re.compile(r"净?[增多]|提高|翻|扩大|减|下降|少")
_FURTHEST_ARRIVAL = 24


def statements(text: str, memory: Memory) -> list[Statement]:
    """The statements of a sentence.

    Args:
        text: the sentence in one way of writing (`loaders.script.plain`).
        memory: what the sentence before left; it is updated.
    """
    found = quantities(text)
    if not found:
        memory.current, memory.recent, memory.levels, memory.action = "", [], [], ""
        return []
    if not _ELIDED_OPENING.match(text.strip()):
        memory.current, memory.recent, memory.levels, memory.action, memory.whole = "", [], [], "", ""
    groups = clusters(text, found)
    return _come_to(list(_read(Reading(_ASIDE.sub(lambda aside: " " * len(aside[0]), text), memory), groups)))


def _read(reading: Reading, groups: Sequence[Cluster]) -> Iterator[Statement]:
    former: list[Statement] = []
    for cluster, following in zip(groups, [*groups[1:], None], strict=True):
        leads = following is not None and _leads(reading.text, cluster, following)
        found = _arrived(reading.text, cluster, former) if former else _of_cluster(reading, cluster, following, leads)
        if _is_base(reading.text, cluster):
            found = [replace(one, was=True, measure="level", value=one.quantity.value, base=None) for one in found]
        if leads:
            found = [replace(one, was=True, measure=_of_former(one)) for one in found]
        former = found if leads else []
        _remember(reading, found, cluster)
        yield from found


def _come_to(told: list[Statement]) -> list[Statement]:
    """What has grown since a year is a level that was come to; what is held against five years is the sum of five."""
    grown = {
        one.subject for one in told if one.measure == "growth" and one.clause and _SINCE.search(one.clause.tail.words)
    }
    summed = {
        one.subject
        for one in told
        if (one.measure == "growth" or one.unit == "倍") and _SINCE_A_SPAN.search(one.quantity_words)
    }
    return [
        replace(one, arrived=True)
        if one.measure == "level" and one.subject in grown
        else replace(one, is_flow=True)
        if one.measure == "level" and one.subject in summed and _may_be_a_sum(one)
        else one
        for one in told
    ]


def _may_be_a_sum(one: Statement) -> bool:
    """Whether a level may be that of five years together: a number of things that was reached (达到) is not."""
    return not _NO_SUM.search(one.subject) and (not one.arrived or bool(_MONEY.search(one.unit)))


def _of_cluster(reading: Reading, cluster: Cluster, following: Cluster | None, leads: bool) -> list[Statement]:
    clause = clause_of(reading, cluster, following, leads=leads)
    note_standing(reading, clause)
    action = _action(reading.memory, clause)
    subjects, rules = subjects_of(reading, clause)
    reading.memory.action, reading.memory.brought = action, _brought(reading.memory, clause)
    return told(reading, clause, subjects, rules)


def _action(memory: Memory, clause: Clause) -> str:
    """The verb of a clause, which an item of a list shares with the one before."""
    if own := leading_action(clause.phrase):
        return own
    if clause.tail.change and (verb := leading_action(cleaned(clause.head))):
        return verb
    return memory.action if clause.sign == "、" else ""


def _brought(memory: Memory, clause: Clause) -> str:
    """The verb alone before a number, in the list that it opens: 【培育】12家企业、8家集团."""
    if only_actions(clause.phrase):
        return clause.phrase
    return memory.brought if clause.sign == "、" and not clause.phrase else ""


def _leads(text: str, cluster: Cluster, following: Cluster) -> bool:
    """Whether the cluster is the A of 从A提高到B."""
    ranks = cluster.items[0][0].form == "rank" == following.items[0][0].form
    between = text[cluster.right : following.items[0][0].start if ranks else following.left]
    if len(cluster.items) > 1 or (between.startswith("，") and FROM.search(text[: cluster.left])):
        between = between.removeprefix("，")  # 由A、B，分别增加到C、D
    if _SIGN.search(between) or len(between) > _FURTHEST_ARRIVAL or len(cluster.items) != len(following.items):
        return False
    return bool(
        _ARRIVES.match(between)
        or (_BARELY_ARRIVES.match(between) and FROM.search(text[: cluster.left]))
        or (ranks and _MOVES_UP.match(between))
    )


def _is_base(text: str, cluster: Cluster) -> bool:
    """Whether the number is what a year had, which the next one is more or less than: 比2019年的202亿元增加139亿元."""
    before = text[max(0, cluster.left - _YEAR_OF) : cluster.left]
    return before.endswith("的") and bool(_OF_A_YEAR.search(before) and _CHANGES.match(text, cluster.right))


def _of_former(one: Statement) -> Measure:
    """How A measures: as a level, whatever the words of change behind it."""
    return one.measure if one.measure in ("rank", "growth") else "level"


def _arrived(text: str, cluster: Cluster, former: Sequence[Statement]) -> list[Statement]:
    """B of 从A提高到B: what A is, with another number."""
    tail = tail_of(text[max(0, cluster.left - 12) : cluster.left])
    reached = [quantity for item in cluster.items for quantity in (item if item[0].form == "ratio" else item[-1:])]
    return [
        replace(
            one,
            quantity=quantity,
            value=quantity.value,
            unit=quantity.unit or one.unit,
            bound=quantity.bound or tail.bound or "eq",
            was=False,
            arrived=True,
            from_value=one.value,
            rules=(*one.rules, "from-to"),
        )
        for one, quantity in zip(former, reached, strict=False)
    ]


def _remember(reading: Reading, found: Sequence[Statement], cluster: Cluster) -> None:
    reading.read_to = cluster.right
    if not found:
        return
    reading.last = list(found)
    memory = reading.memory
    subjects = list(
        dict.fromkeys(one.subject for one in found if one.subject and not ACHIEVEMENT_OPENING.match(one.subject))
    )
    if "forward" in found[0].rules:
        subjects = [of_what_size(subject) for subject in subjects]
    memory.listed = len(subjects)
    if found[0].measure == "level":
        memory.levels += subjects
    dependent = found[0].measure == "rank" or {"attribute", "portion"} & {*found[0].rules}
    if dependent and (memory.current or not subjects):
        return
    if subjects:
        memory.current = subjects[-1]
        for subject in subjects:
            if subject not in memory.recent[-4:] or len(subjects) > 1:
                memory.recent.append(subject)
