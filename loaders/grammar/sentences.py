"""One sentence: each of its numbers with what it measures and how it is told. Whose and when is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.catalogue import catalogue
from loaders.facts import Base, Basis, Bound, Measure
from loaders.grammar.clusters import Cluster, clusters
from loaders.grammar.lists import lists_indicators, subjects_of_list
from loaders.grammar.quantities import Quantity, quantities
from loaders.grammar.subjects import (
    before_predicate,
    cleaned,
    is_attribute,
    is_modifier,
    leading_action,
    measured_by,
    noun_after,
    only_actions,
    portion_of,
    purpose_of,
    split_before_action,
)
from loaders.grammar.tails import Tail, basis_of, tail_of
from loaders.lexicon.actions import ACTION
from loaders.lexicon.changes import ARRIVALS, GROWTH_NOUNS


@dataclass(frozen=True)
class Statement:
    """What a sentence says with one number.

    Attributes:
        quantity: the number and its place.
        subject: what is measured.
        base_subject: the subject without 增速 or 总量, by which the catalogue knows it.
        head: the words that the subject was cut from, with those of place and time.
        head_start: where they begin in the sentence.
        measure: how it is measured.
        value: falls are negative, 1.1倍 more is 110.
        unit: as written; `%` for growth.
        bound: what the words allow.
        is_flow: it adds up over the period, whatever the subject is.
        is_total: 累计 stands at the number itself.
        is_standing: it is counted at one time: 现有, and what follows it.
        is_steady: it was kept for the whole period: 始终, 连续.
        part_of: what 其中 speaks of the parts of.
        of_zone: the clause is about a park or zone, not the whole area.
        arrived: it is a level that was come to: 达到, 提高到.
        was: it is the former value in 从A提高到B.
        from_value: the former value.
        basis: of a growth, as stated.
        base: of an increment, as stated.
        is_quoted_target: a past aim that what was done is held against: 未达到7%的目标.
        stretch: a second, higher aim.
        quantity_words: the words around the number, to the next sign.
        rules: the rules that read it.
    """

    quantity: Quantity
    subject: str
    base_subject: str
    head: str
    head_start: int
    measure: Measure
    value: float | None
    unit: str
    bound: Bound
    is_flow: bool = False
    is_total: bool = False
    is_standing: bool = False
    is_steady: bool = False
    part_of: str = ""
    of_zone: bool = False
    arrived: bool = False
    was: bool = False
    from_value: float | None = None
    basis: Basis | None = None
    base: Base | None = None
    is_quoted_target: bool = False
    stretch: bool = False
    quantity_words: str = ""
    rules: tuple[str, ...] = ()


@dataclass
class Memory:
    """What a sentence leaves for the next one to leave out.

    Attributes:
        current: the subject told last.
        recent: the subjects of levels, in the order told.
        action: the verb that the items of a list share.
        whole: the subject that 其中 speaks of the parts of.
        listed: how many subjects the last list had.
        stands: 现有 was said, and holds for what follows.
        in_part: 其中 was said, and what follows leaves its subject out.
        sums: 累计 was said, and holds for what follows.
    """

    current: str = ""
    recent: list[str] = field(default_factory=list)
    action: str = ""
    whole: str = ""
    listed: int = 0
    stands: bool = False
    in_part: bool = False
    sums: bool = False


_STRONG = re.compile(r"[，；。:！？（）]")
_PAUSE = re.compile(r"、")
_FROM = re.compile(r"(?:由|从)(?!业|事|严|而|此)[^，。；]{0,22}$")
_REMAKING = ("提升", "改善", "提速", "压减", "压缩", "缩短")
"""Before a number of things these tell what was done to them, not by how many there are more: 碧道提升20公里."""
_REACH = 22
_CONTEST = re.compile(r"奖|赛|榜|强|考核|测评|评比|评价|大会|杯")
_NO_SUBJECT = re.compile(r"(?:获|荣获|位列|入选|取得|名列)?(?:\d{3,4}年?度?)?")
_ALSO_WHOLE = ("税收", "收入", "利润", "利税")
"""Of a firm these are another measure; of an area they are told by themselves."""
_OF_FIRMS = re.compile(r"企业|集团|公司|园|工业|产业|业$")
_FEW = 11
_AS_PLANNED = re.compile(
    r"(?:圆满|超额|全面|顺利|较好)?(?:完成|实现|达到)(?:了)?(?:年度|全年|年初|省|市|预期|计划|预算|目标|任务|的)*$"
)
"""So many projects are still told apart by the names before 等."""
_ARRIVES = re.compile(
    rf"\s*(?:分别|又|再|逐步|大幅|进一步|已|预计|，)*(?:{'|'.join(ARRIVALS)}){{1,2}}了?(?:到|至|为)(?:了)?(?:每人每[月年]|每[人月年])?(?:(?:19|20)\d\d年(?:末|底)?的?)?"
    r"(?:约|近|超过?|不低于|的|全球|全国|全省|第|百分之|千分之)*\s*$"
)
_ASIDE = re.compile(r"（[^（）\d]{1,24}）|(?<=[\u4e00-\u9fff])（\d{1,3}）(?=[\d\u4e00-\u9fff，、])")
_SHARES = ("第一产业", "第二产业", "第三产业")
_GROWING = re.compile(r"增长$|下降$|上涨$|增加$|减少$|提高$|增幅$|增速$|涨幅$")
_FLOW_HEAD = re.compile(r"^(?:新(?!三板|能源|材料|型|一代|华|疆|社会|四板)|累计)|累计")
_AIM_AFTER = re.compile(
    r"(?:左右|以上|以内|以下)?的?(?:年度|全年|年初|既定|预期|计划|工作|增长|规划)*(?:目标|预期|任务)"
)
_AGAINST = re.compile(r"(?:低于|高于|超过|超出|未达到?|未完成|未实现|没有达到|达不到|距离?|不及)[^，。；]*$")
_GROWTH_AFTER = re.compile(r"的?(?P<mean>年均)?(?:增长(?:速度|率|水平)?|增速|增幅|速度(?:递增|增长))(?=[，。；、]|$)")
_STEADY = re.compile(r"始终|连续[^，。；]{1,3}年|稳定在|保持在|每年")
_UNDER_WAY = re.compile(
    r"[^，。；、]{0,16}(?:(?:全面|加快|正|深入|顺利|有序|扎实|稳步)(?:在)?推进|正(?:在)?开展|正(?:在)?建设|在建|已获批|享有|参加(?:养老|医疗)|得到(?:有效|较好)?保障)"
)
_ZONE = re.compile(
    r"\s*(?!全[国省市区县])(?P<name>[^，。；:、（“]{0,10})(?:园区|开发区|高新区|工业园|产业园|科技园|保税区|产业城|经开区|试验区|示范区|集聚区|新区|科技城|[^公校家田乐果花庄儿]园(?!林|区))(?!委|建设|改革|规划|创建|获批|试点|内|扩|管|升级|申报|挂牌)"
)
_WHOLE_AREA = re.compile(r"[，；、]?\s*全[国省市区县州]")
_STANDS = re.compile(r"现有|实有|现拥有|目前|现已有|共有|现共有")
_RATE = re.compile(r"[%‰倍]")
_TOPIC = re.compile(
    r"(?P<topic>[^，。；、:\d]{2,14}?(?:新区|开发区|高新区|示范区|试验区|园区|商务区|科创区|产业园|科技园|工业园|[区城园港湾谷](?![市镇乡管建中])|基地|中心|项目|工程|平台|机场|集团))(?=[^，。；]*，)"
)
_STRETCH = re.compile(
    r"(?:并|，|、)?(?:力争|争取|努力|奋力)(?:达到|实现|完成|增长|突破|更好|在[^，]{0,6}中)?[^，。；\d]{0,4}$"
)
_ELIDED_OPENING = re.compile(r"^(?:其中|增速|总量|增长|同比|比上年|较上年|分别|占|居|排)")


def statements(text: str, memory: Memory) -> list[Statement]:
    """The statements of a sentence.

    Args:
        text: the sentence in one way of writing (`loaders.script.plain`).
        memory: what the sentence before left; it is updated.
    """
    found = quantities(text)
    if not found:
        memory.current, memory.recent, memory.action = "", [], ""
        return []
    if not _ELIDED_OPENING.match(text.strip()):
        memory.current, memory.recent, memory.action, memory.whole = "", [], "", ""
    return list(_Reader(_ASIDE.sub(lambda aside: " " * len(aside[0]), text), memory).read(clusters(text, found)))


class _Reader:
    def __init__(self, text: str, memory: Memory) -> None:
        self.text = text
        self.memory = memory
        self.last_right = 0
        self.last: list[Statement] = []

    def read(self, groups: Sequence[Cluster]) -> Iterator[Statement]:
        former: list[Statement] = []
        for place, cluster in enumerate(groups):
            following = groups[place + 1] if place + 1 < len(groups) else None
            leads = following is not None and self._leads(cluster, following)
            told = self._arrival(cluster, former) if former else self._cluster(cluster, following, leads=leads)
            former = []
            if leads:
                told = [
                    replace(one, was=True, measure=one.measure if one.measure in ("rank", "growth") else "level")
                    for one in told
                ]
                former = told
            self._remember(told, cluster)
            yield from told

    def _leads(self, cluster: Cluster, following: Cluster) -> bool:
        """Whether the cluster is the A of 从A提高到B."""
        between = self.text[cluster.right : following.left]
        if _STRONG.search(between) or len(between) > 24 or len(cluster.items) != len(following.items):
            return False
        arrives = _ARRIVES.match(between)
        plain_arrival = re.match(r"\s*(?:到|至|升至|降至)", between) and _FROM.search(self.text[: cluster.left])
        ranks = cluster.items[0][0].form == "rank" == following.items[0][0].form
        moved = ranks and re.match(r"(?:提升|上升|前移|跃升|升|提高|跃)(?:至|到|为)?", between)
        return bool(arrives or plain_arrival or moved)

    def _arrival(self, cluster: Cluster, former: list[Statement]) -> list[Statement]:
        """B of 从A提高到B: what A is, with another number."""
        tail = tail_of(self.text[max(0, cluster.left - 12) : cluster.left])
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

    def _cluster(self, cluster: Cluster, following: Cluster | None, *, leads: bool) -> list[Statement]:
        before_start, boundary, elided = self._boundary(cluster.left)
        before = self.text[before_start : cluster.left]
        lead = _FROM.search(before) if leads else None
        tail = tail_of(before)
        if lead:
            outer = tail_of(before[: lead.start()])
            tail = replace(
                tail,
                start=outer.start,
                change=0,
                level=True,
                grows=outer.noun,
                respectively=outer.respectively or tail.respectively,
            )
        head = elided or before[: tail.start]
        if tail.noun and tail.respectively and len(cluster.items) > 1:
            noun = next((noun for noun in GROWTH_NOUNS if before[tail.start :].startswith(noun)), "")
            head = before[: tail.start + len(noun)]  # 失业率、物价涨幅分别: only some of a list are growths
        if boundary in ("。", "；"):
            self.memory.stands = self.memory.sums = False
        self.memory.stands = (self.memory.stands or bool(_STANDS.search(before))) and not _FLOW_HEAD.search(
            cleaned(head)
        )
        self.memory.sums = (self.memory.sums or "累计" in before) and not re.search(r"总数|总量|现有|占|率", before)
        if cluster.items[0][0].form in ("rank", "flat", "sync"):
            head, tail = self._without_partner(cluster, before, tail)
        phrase = cleaned(head)
        if boundary == "（" and tail.basis and not tail.change and self.last and self.last[-1].measure == "growth":
            tail = replace(tail, change=1)  # 增长8.7%（可比口径12.9%）
        if not tail.change and head.rstrip().endswith(("新增", "净增")) and cluster.items[0][0].unit == "%":
            phrase, tail = cleaned(head.rstrip()[:-2]), replace(tail, change=1)
        if phrase.startswith(("至少", "不少于", "最少")):
            phrase, tail = cleaned(re.sub(r"^(?:至少|不少于|最少)", "", phrase)), replace(tail, bound="ge")
        if phrase.startswith("净增") and tail.change == 0 and len(phrase) > 3:
            phrase, tail = phrase[2:], replace(tail, change=1)
        action = leading_action(phrase) if boundary != "、" else (leading_action(phrase) or self.memory.action)
        ranked = cluster.items[0][0]
        if ranked.form == "rank" and _CONTEST.search(ranked.scope or "") and _NO_SUBJECT.fullmatch(phrase):
            phrase = ranked.scope or ""  # 获全省某某评比第一名: what was won is named behind the verb
        subjects, rules = self._subjects(cluster, following, phrase, head, tail, boundary, before_start)
        self.memory.action = action
        return self._told(cluster, subjects, head, before_start, tail, rules)

    def _boundary(self, left: int) -> tuple[int, str, str]:
        """Where the words of a number begin, the sign that they begin after, and the subject if the clause before has it."""
        between = self.text[self.last_right : left]
        strong = list(_STRONG.finditer(between))
        start, sign = self.last_right, "" if self.last_right else "。"
        for match in strong:
            start, sign = self.last_right + match.end(), match[0]
        if (self.last_right and not strong) or sign in ("（",):
            for match in _PAUSE.finditer(self.text, start, left):
                start, sign = match.end(), "、"
                break
        if self.last_right and not strong and re.search(r".(?:和|与|及)$", between):
            return left, "、", ""
        own = tail_of(self.text[start:left])
        elided = len(strong) > 1 and sign in ("，", "）") and own.change and not self.memory.current
        if elided and not cleaned(self.text[start : start + own.start]):
            # 按可比价计算，增长: what is elided stands in the clause before.
            previous = self.last_right + strong[-2].end()
            outer = self.text[previous : self.last_right + strong[-1].start()]
            told = _AS_PLANNED.sub("", outer[: tail_of(outer).start])
            if strong[-2][0] != "（" and cleaned(told):
                return start, strong[-2][0], told
        return start, sign, ""

    def _without_partner(self, cluster: Cluster, before: str, tail: Tail) -> tuple[str, Tail]:
        """The head of a rank as it stands; of 与经济增长同步 and 与上年持平, what stands before 与."""
        if cluster.items[0][0].form == "rank":
            return before, Tail(
                len(before),
                each=bool(re.search(r"[均都]|双双", before[-6:] + self.text[cluster.left : cluster.items[0][0].start])),
                respectively="分别" in before,
            )
        head = (
            re.split(r"(?:增长|增速|增幅)?(?:与|同|和|跟|比|较)(?=[^、]{0,14}$)", before)[0]
            if re.search(r"[与同和跟比较]", before)
            else before[: tail.start]
        )
        return head.removesuffix("增长"), Tail(len(head), respectively="分别" in before)

    def _subjects(
        self, cluster: Cluster, following: Cluster | None, phrase: str, head: str, tail: Tail, boundary: str, start: int
    ) -> tuple[list[str], tuple[str, ...]]:
        memory, count = self.memory, len(cluster.items)
        part = bool(re.match(r"\s*其中", head))
        memory.in_part = part or (memory.in_part and not phrase)
        if part:
            memory.whole = memory.recent[-1] if memory.recent else memory.current
        first = cluster.items[0][0]
        grows = tail.change != 0 or first.form in ("doubling", "rank")
        together = first.form in ("sync", "flat") or tail.each or (grows and lists_indicators(phrase))
        if count > 1 or together or (first.form == "rank" and memory.listed > 1):
            wanted = count if count > 1 else max(2, len(re.split(r"、|和|与|及", phrase)))
            single = count == 1 and "城乡" in phrase and not re.search(r"、|和|及", phrase)  # told of both as one
            listed = subjects_of_list(phrase, wanted) if phrase and not is_attribute(phrase) and not single else []
            if listed and (count > 1 or ((first.form == "rank" or together) and len(listed) > 1)):
                if all(map(is_modifier, listed)) and memory.current:
                    listed = [item + memory.current for item in listed]
                elif all(map(is_attribute, listed)) and memory.current:
                    listed = [measured_by(memory.current, item) for item in listed]
                return self._with_action(listed, boundary), ("list",)
            portion = portion_of(head)
            if not phrase or is_attribute(phrase) or portion:
                recent = (
                    memory.recent[-count:]
                    if count > 1
                    else (memory.recent[-memory.listed :] if memory.listed > 1 and first.form == "rank" else [])
                )
                if len(recent) == count or (count == 1 and len(recent) > 1):
                    return [subject + (portion or phrase) for subject in recent], (
                        "list",
                        "portion" if portion else "attribute" if phrase else "elided",
                    )
            if count == 1 and first.form == "rank" and "、" in phrase:
                attributes = phrase.split("、")
                if all(map(is_attribute, attributes)) and memory.current:
                    return [measured_by(memory.current, item) for item in attributes], ("list", "attribute")
        subject, rules = self._subject(cluster, following, phrase, head, tail, boundary, part=part)
        return [subject] * count, rules

    def _with_action(self, subjects: list[str], boundary: str) -> list[str]:
        if boundary == "、" and self.memory.action and not leading_action(subjects[0]):
            return [self.memory.action + subject for subject in subjects]
        return subjects

    def _subject(
        self,
        cluster: Cluster,
        following: Cluster | None,
        phrase: str,
        head: str,
        tail: Tail,
        boundary: str,
        *,
        part: bool,
    ) -> tuple[str, tuple[str, ...]]:
        memory, first = self.memory, cluster.items[0][0]
        bracketed = boundary == "（"
        if bracketed and not phrase:
            outer = self._before_bracket(cluster.left)
            return (outer or memory.current), ("bracket",)
        if first.unit == "倍" and not tail.change and memory.current and re.search(r"[是为]|相当于", head + tail.words):
            return memory.current, ("elided",)
        done = re.search(r"完成(?:了|约|近|超|全年|年度)*$", head + tail.words)
        if tail.verb in _REMAKING and phrase and not re.search(r"[%‰倍点成]", first.unit):
            return phrase + tail.verb, ("subject",)
        counts = (
            first.form == "number"
            and not tail.change
            and not (tail.level and phrase and not only_actions(phrase) and not done)
        )
        noun = (
            self._noun_after(cluster, following)
            if counts and (not tail.bound or not phrase or only_actions(phrase))
            else ""
        )
        if noun and done and "%" not in first.unit:
            return noun, ("counted", "done")
        if noun and (not phrase or only_actions(phrase) or not tail.level):
            if part and is_modifier(phrase):
                return phrase + memory.whole, ("part",)
            if phrase.endswith("等") or re.search(r"等$", head):
                named = re.match(r"(?:项目|工程)", noun) and len(noun) <= 6 and (first.value or 0) <= _FEW
                return (_without_action(phrase) if named else leading_action(phrase)) + noun, ("counted",)
            if not phrase and boundary == "、" and memory.action:
                return memory.action + noun, ("counted", "shared verb")
            return self._joined(phrase, noun), ("counted",)
        if portion := portion_of(head):
            return self._base() + portion, ("portion",)
        if not phrase and "元" in first.unit and (purpose := purpose_of(self.text[cluster.right :])):
            return purpose, ("purpose",)
        if not phrase and memory.current and re.search(r"人均(?:达到|达|为|约|超过|超)?$", head + tail.words):
            return "人均" + memory.current, ("attribute",)
        if not phrase:
            return memory.current or memory.whole, ("elided",)
        phrase = "经济增长" if phrase == "经济" and tail.change else phrase
        if phrase == "投资" and head.rstrip().endswith("完成投资"):
            phrase = "完成投资"
        if is_attribute(phrase) and not (
            phrase in _ALSO_WHOLE and boundary != "、" and not _OF_FIRMS.search(memory.current)
        ):
            return measured_by(memory.current or self._topic(cluster.left), phrase), ("attribute",)
        if part and (verb := leading_action(memory.whole)).startswith("新") and not leading_action(phrase):
            rest = _without_action(memory.whole) if is_modifier(phrase) else ""
            return verb + phrase + rest, ("part",)
        if is_modifier(phrase) and (memory.whole or memory.current) and (memory.in_part or boundary in "、（"):
            return phrase + (memory.whole or memory.current), ("part",)
        if phrase.startswith("惠及") and 0 < len(memory.current) <= _SHORT_CURRENT:
            return memory.current + phrase, ("elided", "verb")
        if only_actions(phrase) and "元" in first.unit and (purpose := purpose_of(self.text[cluster.right :])):
            return purpose, ("purpose",)
        if only_actions(phrase) and memory.current:
            return phrase + _without_action(memory.current), ("elided", "verb")
        if boundary == "、" and memory.action and not leading_action(phrase) and not tail.change:
            return memory.action + phrase, ("shared verb",)
        return _shortened(phrase), ("subject",)

    def _quotes_target(self, quantity: Quantity, start: int) -> bool:
        """Whether a number is a past aim that a result is held against."""
        return bool(
            _AIM_AFTER.match(self.text, quantity.end)
            and _AGAINST.search(self.text[max(start, quantity.start - 16) : quantity.start])
        )

    def _is_of_zone(self, start: int) -> bool:
        """Whether the words since the last ； begin with a park or zone."""
        opening = max(self.text.rfind(sign, 0, start) for sign in "；。") + 1
        zone = _ZONE.match(self.text, opening)
        return zone is not None and not ACTION.search(zone["name"]) and not _WHOLE_AREA.match(self.text, start)

    def _topic(self, left: int) -> str:
        """The place or project that the sentence opens with: 某某新区…，总面积达."""
        match = _TOPIC.match(self.text[:left].lstrip())
        return match["topic"] if match else ""

    def _base(self) -> str:
        return (
            re.sub(r"(?:完成)?投资$", "", self.memory.current)
            if self.memory.current.endswith("完成投资")
            else self.memory.current
        )

    def _joined(self, phrase: str, noun: str) -> str:
        phrase = _shortened(phrase)
        return noun if phrase in ("推进", "实现", "完成", "为") else phrase + noun

    def _noun_after(self, cluster: Cluster, following: Cluster | None) -> str:
        end = following.left if following else len(self.text)
        between = self.text[cluster.right : end]
        if following and not between.strip():  # 3批22人: both count what follows
            return self._noun_after(following, None)
        stop = re.search(r"[，；。:！？]", between)
        if stop:
            return noun_after(between[: stop.start()])
        if following is None:
            return noun_after(between)
        pause = between.rfind("、")
        cut = pause if pause > 0 else split_before_action(between) or before_predicate(between)
        between = between[:cut] if cut else re.sub(r"(?:和|与|及|以及)$", "", between)
        return noun_after(between)

    def _before_bracket(self, left: int) -> str:
        opening = self.text.rfind("（", 0, left)
        start = max(
            self.last_right,
            max((match.end() for match in re.finditer(r"[，；。:！？）、]", self.text[:opening])), default=0),
        )
        outer = self.text[start:opening]
        return cleaned(outer[: tail_of(outer).start])

    def _told(
        self, cluster: Cluster, subjects: list[str], head: str, start: int, tail: Tail, rules: tuple[str, ...]
    ) -> list[Statement]:
        told: list[Statement] = []
        shared = _shared_bound(cluster)
        items = cluster.items if len(subjects) <= len(cluster.items) else cluster.items * len(subjects)
        stretch = (
            bool(told_before := self.last)
            and bool(_STRETCH.search(self.text[self.last_right : cluster.left]))
            and not cleaned(head)
        )
        for item, subject in zip(items, subjects, strict=False):
            for quantity in item:
                own = replace(tail, change=0, noun=False) if tail.noun and _is_rate(subject, subjects) else tail
                measure, value, unit = _measured(quantity, own, head)
                if measure == "level" and unit == "%" and (noun := _GROWTH_AFTER.match(self.text, quantity.after)):
                    measure = "average_growth" if noun["mean"] or tail.average else "growth"
                quoted = self._quotes_target(quantity, start)
                if stretch and measure == "level" and told_before[-1].measure == "growth" and unit == "%":
                    measure = "growth"
                if (
                    quoted
                    and measure == "level"
                    and unit == "%"
                    and re.search(r"增[速幅]|涨幅", self.text[start : quantity.start])
                ):
                    measure = "growth"
                named = subject
                if "每立方米" in tail.words and unit.endswith("克"):
                    unit += "/立方米"
                if quantity.form == "ratio" and len(item) == len(_SHARES):
                    named = subject + _SHARES[quantity.place]
                elif measure == "rank" and not subject:
                    named = self.memory.current
                base_subject = named
                bound: Bound = quantity.bound or shared or (None if quoted else tail.bound) or "eq"
                if quantity.range_end or (len(item) == 2 and quantity is item[0] and item[1].range_end):
                    bound = "le" if quantity.range_end else "ge"
                told.append(
                    Statement(
                        quantity=quantity,
                        subject=named,
                        base_subject=base_subject,
                        head=head,
                        head_start=start,
                        measure=measure,
                        value=value,
                        unit=unit,
                        bound=bound,
                        is_flow=tail.total
                        or (self.memory.sums and not tail.level and "%" not in unit)
                        or bool(_FLOW_HEAD.search(cleaned(head))),
                        is_total=tail.total,
                        quantity_words=re.split(r"[，。；]", self.text[start : cluster.right + 20])[0],
                        is_standing=self.memory.stands or bool(_UNDER_WAY.match(self.text, cluster.right)),
                        is_steady=bool(_STEADY.search(self.text, start, cluster.left)) or tail.each,
                        part_of=self.memory.whole if re.match(r"\s*其中", head) or self.memory.in_part else "",
                        of_zone=self._is_of_zone(start),
                        arrived=tail.level,
                        basis=(tail.basis or basis_of(self.text[max(0, cluster.left - _REACH) : cluster.left]))
                        if measure in ("growth", "average_growth")
                        else None,
                        base=(tail.base or ("previous" if measure == "increment" else None))
                        if measure == "increment"
                        else None,
                        is_quoted_target=quoted,
                        stretch=stretch and told_before[-1].measure == measure,
                        rules=rules,
                    )
                )
        if told and stretch and told[0].stretch and told[0].subject == "":
            told = [replace(one, subject=self.memory.current, base_subject=self.memory.current) for one in told]
        return told

    def _remember(self, told: list[Statement], cluster: Cluster) -> None:
        self.last_right = cluster.right
        if not told:
            return
        self.last = told
        memory = self.memory
        subjects = list(dict.fromkeys(one.subject for one in told if one.subject))
        memory.listed = len(subjects)
        dependent = told[0].measure == "rank" or "attribute" in told[0].rules or "portion" in told[0].rules
        if dependent and (memory.current or not subjects):
            return
        if subjects:
            memory.current = subjects[-1]
            for subject in subjects:
                if subject not in memory.recent[-4:] or len(subjects) > 1:
                    memory.recent.append(subject)


def _shared_bound(cluster: Cluster) -> Bound | None:
    """What stands behind the last of several numbers holds for all: 25%、50%以上."""
    bounds = [item[-1].bound for item in cluster.items]
    if (
        len(bounds) > 1
        and bounds[-1]
        and not any(bounds[:-1])
        and cluster.items[-1][-1].after > cluster.items[-1][-1].end
    ):
        return bounds[-1]
    return None


def _is_rate(subject: str, listed: Sequence[str]) -> bool:
    """Whether, in a list whose last item is a growth, this one is a rate of its own: 失业率、物价涨幅."""
    if len(set(listed)) < 2 or subject.endswith(tuple(GROWTH_NOUNS)):
        return False
    code = catalogue().indicator(subject)
    return code is not None and catalogue().nature(code) == "rate"


def _measured(quantity: Quantity, tail: Tail, head: str) -> tuple[Measure, float | None, str]:
    """How a number measures, its signed value and its unit."""
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
        return "increment", abs(value) * (tail.change or 1) if value >= 0 else value, unit
    if tail.grows and _RATE.match(unit):
        return "growth", value, unit
    if not tail.change or tail.arrived:
        return "level", value, unit
    signed = value * tail.change if value >= 0 else value
    if unit == "倍":
        signed, unit = round(signed * 100, 6), "%"
    if (
        _RATE.match(unit)
        and re.search(r"浓度[^，。；]{0,8}(?:改善|好转)", head + "改善")
        and "改善" in head + tail.words
    ):
        signed = -abs(signed)
    if _RATE.match(unit):
        return ("average_growth" if tail.average else "growth"), signed, unit
    if tail.noun or tail.verb in _REMAKING:
        return "level", value, unit
    return "increment", signed, unit


def _without_action(subject: str) -> str:
    action = leading_action(subject)
    return subject[len(action) :] if action else subject


def _shortened(phrase: str) -> str:
    """A long phrase from its last verb of doing on; what stands before 累计 is not what is counted."""
    if (told := _SINCE.match(phrase)) and len(phrase) - told.end() >= _TELLING:
        phrase = phrase[told.end() :]
    if len(phrase) <= _LONG:
        return phrase
    cut = split_before_action(phrase)
    return cleaned(phrase[cut:]) if cut and len(phrase) - cut >= _TELLING else _last_items(phrase)


_SINCE = re.compile(r".*(?:累计|以来|共(?=[派新完建投引开实]))")
_LONG = 18
_SHORT_CURRENT = 14
_TELLING = 4


def _last_items(phrase: str) -> str:
    """The end of a list that is too long for a subject, cut between its items."""
    if len(phrase) <= _LONGEST:
        return phrase
    pause = phrase.find("、", len(phrase) - _LONGEST)
    return phrase[pause + 1 :] if pause >= 0 else phrase[-_LONGEST:]


_LONGEST = 40
