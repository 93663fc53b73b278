"""The words of a number: where its clause begins, where its subject ends, and what stands between them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from loaders.catalogue import catalogue
from loaders.grammar.clusters import Cluster
from loaders.grammar.sentences.statement import Clause, Reading
from loaders.grammar.subjects import cleaned, counted_before
from loaders.grammar.tails import Tail, tail_of
from loaders.lexicon.actions import BRINGING
from loaders.lexicon.changes import GROWTH_NOUNS
from loaders.patterns import any_of

FROM = re.compile(r"(?:由|从)(?!业|事|严|而|此)[^，。；]{0,22}$")
"""What opens the former value: 从."""

_SIGN = re.compile(r"[，；。:！？（）]")
_PAUSE = re.compile(r"、")
_OF_SEVERAL = re.compile(r"(?:各|分别|均)[^，。；、]{0,4}$")
_LISTS = re.compile(r"[、和与及]")
_LONGEST_LIST = 60
_JOINED = re.compile(r".(?:和|与|及)$")
_AT_LEAST = re.compile(r"至少|不少于|最少")
_CHANGES = re.compile(
    r"(?:大幅|平均|再|进一步|总体|逐步|普遍|持续|累计|继续)?"
    r"(?:(?P<rise>提高|上调|增加|提升)|降低|下调|压减|压缩|减少|缩小|削减|缩短)(?!到|至|为|值|量|幅|额)了?(?P<what>.{2,})"
)
_SHARE_MEASURED = re.compile(r"(?:率|比重|占比|比例|份额|成)$")
_BROKEN_THROUGH = re.compile(r"\s?[^，。；、]{0,12}?(?:项目|技术|难题|瓶颈|堵点|难点)")
_ADDED = ("新增", "净增")
_ANOTHER_ADDED = re.compile(rf"(?!{any_of(BRINGING)}|超过|其中).+(?<!总[数量])")
"""An item of the list that 净增 opens: 净增规上企业12家、【高新技术企业】5家, but not 、总数30家."""
_STOCK_ADDED = re.compile(r"(?:面积|保有量|里程|容量|床位数?|人数|户数)新增$")
_CONTEST = re.compile(r"奖|赛|榜|强|考核|考评|测评|评比|评价|评估|排名|监测|大会|杯")
_IN_CONTEST = re.compile(
    r"(?:连续[^，]{1,3}年)?(?P<place>[\u4e00-\u9fff]{1,6}[市省区县州](?=在))?在?(?P<name>[^，。；、在]{4,}?(?:奖|赛|榜|考核|测评|评比|评价|评估|排名|监测|考评))中"
)
_SHARES_AND_POINTS = frozenset(("%", "个百分点", "百分点"))
_PLACE = re.compile(r"[市省区县州]$")
_TELLING = 4
"""A name of fewer characters is that of a place."""
_AFTER_A_HEADING = re.compile(
    r"[^，。；、]{4,}(?:增长|发展|提升|提高|增强|成效|突破|台阶|向好|平稳|进展)全[省市区县州](?P<name>.+)"
)
_NO_SUBJECT = re.compile(r"(?:获|荣获|位列|入选|取得|名列)?(?:\d{3,4}年?度?)?")
_COMPARES = re.compile(r"[与同和跟比较]")
_PARTNER = re.compile(r"(?:增长|增速|增幅)?(?:与|同|和|跟|比|较)(?=[^、]{0,14}$)")
_EACH = re.compile(r"[均都]|双双")
_AMONG = re.compile(r"(?<=.)在[^，。；、在\d]{2,16}(?:城市|地区|市场|中心|县区|区县|中)[均都]?$")
_AS_PLANNED = re.compile(
    r"(?:圆满|超额|全面|顺利|较好)?(?:完成|实现|达到)(?:了)?(?:年度|全年|年初|省|市|预期|计划|预算|目标|任务|的)*$"
)


def clause_of(reading: Reading, cluster: Cluster, following: Cluster | None, *, leads: bool) -> Clause:
    """The clause of a cluster.

    Args:
        reading: how far the sentence is read.
        cluster: numbers that stand together.
        following: the next ones of the sentence.
        leads: the cluster is the A of 从A提高到B.
    """
    start, sign, elided = _opening(reading, cluster.left)
    before = reading.text[start : cluster.left]
    tail = tail_of(before)
    if leads and (lead := FROM.search(before)):
        tail = _around_former(tail, tail_of(before[: lead.start()]))
    head = elided or before[: tail.start]
    if tail.noun and tail.respectively and len(cluster.items) > 1:
        noun = next((noun for noun in GROWTH_NOUNS if before[tail.start :].startswith(noun)), "")
        head = before[: tail.start + len(noun)]  # 失业率、物价涨幅分别: only some of a list are growths
    if cluster.items[0][0].form in ("rank", "flat", "sync"):
        head, tail = _without_partner(reading.text, cluster, before, tail)
    if sign == "（" and tail.basis and not tail.change and reading.last and reading.last[-1].measure == "growth":
        tail = replace(tail, change=1)  # 增长8.7%（可比口径12.9%）
    phrase, tail = _phrase(cluster, head, tail)
    if sign == "、" and reading.memory.action == "净增" and not tail.change and _ANOTHER_ADDED.fullmatch(phrase):
        tail = replace(tail, change=1)
    if sign == "、" and cluster.items[0][0].unit in _SHARES_AND_POINTS and not (tail.change or tail.level):
        tail = replace(tail, change=_change_before(reading))
    if not phrase and tail.words.endswith("突破") and _BROKEN_THROUGH.match(reading.text, cluster.right):
        phrase, tail = "突破", replace(tail, bound=None, level=False)  # 重点突破50项关键技术
    return Clause(cluster, following, start, sign, head, phrase, tail, is_part=head.lstrip().startswith("其中"))


def _opening(reading: Reading, left: int) -> tuple[int, str, str]:
    """Where the words of a number begin, the sign before them, and the words of the subject if the clause before has it."""
    text, read_to = reading.text, reading.read_to
    between = text[read_to:left]
    signs = list(_SIGN.finditer(between))
    start, sign = read_to, "" if read_to else "。"
    if signs:
        start, sign = read_to + signs[-1].end(), signs[-1][0]
    shared = sign == "（" and _OF_SEVERAL.search(between)  # （国家级、省级各2家）
    if ((read_to and not signs) or sign == "（") and not shared and (pause := _PAUSE.search(text, start, left)):
        start, sign = pause.end(), "、"
    if read_to and not signs:
        if _JOINED.search(between):
            return left, "、", ""
        if not sign:
            start += counted_before(between[: tail_of(between).start])
    own = tail_of(text[start:left])
    if not signs or sign not in ("，", "）") or cleaned(text[start : start + own.start]):
        return start, sign, ""
    if own.respectively and (listed := _list_before(text[read_to : read_to + signs[-1].start()])):
        return start, sign, listed
    if own.change and not reading.memory.current:
        if len(signs) == 1:
            return start, sign, _opening_indicator(text[read_to : read_to + signs[0].start()])
        # 按可比价计算，增长: what is elided stands in the clause before.
        outer = text[read_to + signs[-2].end() : read_to + signs[-1].start()]
        told = _AS_PLANNED.sub("", outer[: tail_of(outer).start])
        if signs[-2][0] != "（" and cleaned(told):
            return start, signs[-2][0], told
    return start, sign, ""


def _opening_indicator(words: str) -> str:
    """The indicator that the sentence opens with, where its first clause tells no number: 地区生产总值逐季回升，全年增长5%."""
    known = next(catalogue().known_names(words), None)
    return words[known.start : known.end] if known and not cleaned(words[: known.start]) else ""


def _list_before(words: str) -> str:
    """The last clause before 分别, if it lists what the numbers are of: 参加养老、失业保险的人数，分别达到."""
    clause = _SIGN.split(words)[-1]
    clause = clause[: tail_of(clause).start]
    return clause if _LISTS.search(clause) and len(clause) <= _LONGEST_LIST else ""


def _around_former(tail: Tail, outer: Tail) -> Tail:
    """The words before 从A提高到B, which stand before 从."""
    return replace(
        tail,
        start=outer.start,
        change=0,
        level=True,
        grows=outer.noun,
        respectively=outer.respectively or tail.respectively,
    )


def _without_partner(text: str, cluster: Cluster, before: str, tail: Tail) -> tuple[str, Tail]:
    """The head of a rank as it stands; of 与经济增长同步 and 与上年持平, what stands before 与."""
    first = cluster.items[0][0]
    if first.form == "rank":
        each = bool(_EACH.search(before[-6:] + text[cluster.left : first.start]))
        among = _AMONG.search(before)
        named = cleaned(before[: among.start()]) if among else ""
        is_contest = among is not None and _CONTEST.search(among[0]) and (len(named) < _TELLING or _PLACE.search(named))
        head = before[: among.start()] if among and named and not is_contest else before
        return head, Tail(len(before), each=each, respectively="分别" in before)
    head = _PARTNER.split(before)[0] if _COMPARES.search(before) else before[: tail.start]
    return head.removesuffix("增长"), Tail(len(head), respectively="分别" in before)


def _changed(phrase: str, tail: Tail, unit: str) -> tuple[str, Tail] | None:
    """What a verb in front raised or lowered, and which way: 降低农业税率3个百分点, 提高低保标准10%."""
    if tail.change or tail.level or not (verb := _CHANGES.fullmatch(phrase)):
        return None
    if unit == "%" and _SHARE_MEASURED.search(phrase):
        return None
    return verb["what"], replace(tail, change=1 if verb["rise"] else -1)


def _change_before(reading: Reading) -> int:
    """Which way the verb in front of a list moves its items: 压减会议40%、文件50%; 0 if it has none."""
    if not reading.last or reading.last[-1].clause is None or reading.last[-1].measure not in ("growth", "increment"):
        return 0
    verb = _CHANGES.fullmatch(cleaned(reading.last[-1].clause.head))
    return 0 if verb is None else 1 if verb["rise"] else -1


def _phrase(cluster: Cluster, head: str, tail: Tail) -> tuple[str, Tail]:
    """The head without the words around a subject; 新增 before a percentage, 净增 and 至少 are the number's words."""
    first, phrase = cluster.items[0][0], cleaned(head).removeprefix("的")
    added = head.rstrip()
    if not tail.change and added.endswith(_ADDED) and (first.unit == "%" or _STOCK_ADDED.search(added)):
        phrase, tail = cleaned(added[:-2]), replace(tail, change=1)
    if _AT_LEAST.search(phrase):
        phrase, tail = cleaned(_AT_LEAST.sub("", phrase, count=1)), replace(tail, bound="ge")
    if first.unit in _SHARES_AND_POINTS and (changed := _changed(phrase, tail, first.unit)):
        phrase, tail = changed
    if phrase.startswith("净增") and tail.change == 0 and len(phrase) > 3:
        phrase, tail = phrase[2:], replace(tail, change=1)
    if (told := _AFTER_A_HEADING.match(phrase)) and catalogue().indicator(told["name"]):
        phrase = told["name"]
    if first.form == "rank" and (contest := _IN_CONTEST.fullmatch(phrase)):
        phrase = (contest["place"] or "") + contest["name"]
    if first.form == "rank" and _CONTEST.search(first.scope or "") and _NO_SUBJECT.fullmatch(phrase):
        phrase = first.scope or ""  # 获全省某某评比第一名: what was won is named behind the verb
    return phrase, tail
