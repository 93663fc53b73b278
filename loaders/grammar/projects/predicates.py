"""What a clause says of its names: the words before them and the words after them."""

from __future__ import annotations

import re

import msgspec

from loaders.facts import Milestone
from loaders.grammar.projects.names import lengths
from loaders.lexicon.milestones import AFTER, BEFORE, NAME_STARTS, ORDER, SECOND_VERBS
from loaders.patterns import any_of, begins, first_signs

_RANK = {milestone: rank for rank, milestone in enumerate(ORDER)}

_NO_NAME = f"(?!{any_of(NAME_STARTS)})"
_WORD_BEFORE = begins(first_signs(BEFORE), _NO_NAME + any_of(BEFORE))
_SECOND_VERB = re.compile(_NO_NAME + any_of(SECOND_VERBS))
_LENGTHS_AFTER = lengths(AFTER, -1)

_DAY = r"(?:20\d\d年)?(?:\d{1,2}月(?:份)?(?:\d{1,2}日)?|第?[一二三四1-4]季度|上半年|下半年|20\d\d年|\d{1,2}日)(?:底|初|末|中旬|上旬|下旬)?(?:之?前|以前)?"
_DAY_STARTS = frozenset("0123456789第一二三四上下于在到")
_DAY_ENDS = frozenset("底初末旬前日月年度")
_DAY_BEFORE = re.compile(rf"(?:于|在|到)?{_DAY}")
_DAY_AFTER = begins(r"于在第上下一二三四\d", rf"(?:于|在)?{_DAY}$")

_PLACE = begins("已均也将在", r"(?:已|均|也|将)*在[^、，在]{2,7}$")
"""已在槐安落地."""
_PLACES = begins("分", r"分别[在于][^，]{2,20}$")
"""分别在槐安、镜花建成投用."""
_NO_OPENING = re.compile("(?:改革|免费|扩大|开发|双向|深化|水平|制度型|领域|全方位)开放$")
"""What is opened there is no site: 改革开放, 图书馆免费开放."""
_LIST_NUMBER = re.compile(
    r"[\s　—\-*]*(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,2}、|[①-⑳]|[一二三四五六七八九十]是)?[\s　]*"
)
_LIST_NUMBER_STARTS = re.compile(r"[\s　—\-*\d（(一二三四五六七八九十①-⑳]")
_DIGIT = re.compile(r"\d")
_AMOUNT_AFTER = begins(r"了约近超达到\d.", r"(?:了)?(?:约|近|超|达|到)?[\d.]+(?:万|亿)?[^\d、，。]{0,6}$")
"""江北安置房开工1120套."""

_COMPLEMENTS: tuple[tuple[re.Pattern[str], Milestone], ...] = (
    (
        begins(
            "永正成相纷落进",
            r"(?:永久|正式|成功|相继|纷纷)?(?:落户|落地|进驻)(?!建设|工作|见效|实施|生根)(?:于|在|到|至)?[^、，]{2,9}$",
        ),
        "landed",
    ),
    (begins("成征拆", r"(?:成功)?(?:征拆|征地拆迁|拆迁)(?:工作)?(?:取得|实现)[^、，]{0,10}$"), "planned"),
    (begins("基全顺成改", r"(?:基本|全部|顺利|成功)?(?:改造|改建)为[^、，]{2,16}$"), "completed"),
    (begins("全通完", r"(?:全部)?(?:通过|完成)(?:国家|省|市|竣工|交工|整体|完工)*验收$"), "completed"),
    (begins("被获成列纳入", r"(?:被|获)?(?:成功)?(?:列入|纳入|入选|获评|入围)[^、，]{2,30}$"), "approved"),
    (
        begins(
            "成正获得取通",
            r"(?:成功|正式)?(?:获|得到|取得|通过)[^、，]{0,12}(?:批准|批复|核准|审批|立项|评审|认定|审查)(?:设立|建设|筹建)?$",
        ),
        "approved",
    ),
    (
        begins("全完", r"(?:全部|全面)?完成[^、，]{2,8}(?:铺设|浇筑|架设|吊装|安装|勘测|加固|截流|填筑|开挖)$"),
        "under_construction",
    ),
    (re.compile(r"进入[^、，]{2,10}(?:阶段|期)$"), "under_construction"),
    (re.compile(r"上升为[^、，]{2,20}$"), "approved"),
    (
        begins(
            "建施改工取实有",
            r"(?:建设|施工|改造|工程)?(?:工作)?(?:取得|实现|有)(?:了)?[^、，]{0,10}(?:进展|成效|突破|进步|成果)$",
        ),
        "under_construction",
    ),
    (
        begins("总完进", r"(?:总体)?(?:完成|进度|进展)(?:已)?(?:工程量)?(?:达到?|过|的)?[\d.]+%(?:以上|左右)?$"),
        "under_construction",
    ),
    (re.compile(r"在[^、，]{1,14}签约$"), "signed"),
    (begins("在设", r"(?:在[^、，]{1,6})?(?:设立分支机构|设立分行)$"), "landed"),
)
"""Endings with words of their own in them."""
_COMPLEMENT_ENDS = frozenset(
    """批准 批复 核准 审批 立项 评审 认定 审查 设立 建设 筹建 验收 铺设 浇筑 架设 吊装 安装 勘测 加固 截流 填筑 开挖 阶段
    进展 成效 突破 进步 成果 以上 左右 签约 机构 分行""".split()
)
_COMPLEMENT_VERBS = "落户 落地 进驻 征拆 拆迁 改造为 改建为 列入 纳入 入选 获评 入围 上升为".split()
_COMPLEMENT_VERB = re.compile(any_of(_COMPLEMENT_VERBS))
"""One of these is in every complement, or one of `_COMPLEMENT_ENDS`, 期 or % at its end."""

_TELLING_BEHIND = (
    *(word for word, milestone in AFTER.items() if milestone),
    *_COMPLEMENT_VERBS,
    *_COMPLEMENT_ENDS,
    *"期%",
)
_TELLS_BEHIND = re.compile(any_of((*_TELLING_BEHIND, "建设")))
_TELLING = re.compile(any_of((*(word for word, milestone in BEFORE.items() if milestone), *_TELLING_BEHIND)))


class Reading(msgspec.Struct, frozen=True):
    """What was read at one end of a clause.

    Attributes:
        at: where the names begin (words before) or end (words after).
        milestone: what it tells, None if it tells nothing.
        words: the words that were read, from the names outwards.
    """

    at: int
    milestone: Milestone | None
    words: tuple[str, ...]


def farther(one: Milestone | None, other: Milestone | None) -> Milestone | None:
    """Which of two words for one step tells."""
    if one is None or other is None:
        return one or other
    return one if _RANK[one] >= _RANK[other] else other


def may_tell(text: str) -> bool:
    """Whether a clause holds any word that tells a milestone; most hold none."""
    return _TELLING.search(text) is not None


def before(text: str, at: int = 0) -> Reading:
    """Read the words before the names: 加快推进…, 年底前建成…."""
    if _LIST_NUMBER_STARTS.match(text, at) and (number := _LIST_NUMBER.match(text, at)) is not None:
        at = number.end()
    end = at
    told: Milestone | None = None
    words: list[str] = []
    while at < len(text):
        if text[at] in _DAY_STARTS and (day := _DAY_BEFORE.match(text, at)) is not None:
            at = day.end()
            continue
        word = _WORD_BEFORE.match(text, at)
        if word is None:
            break
        at = word.end()
        words.append(word[0])
        if (milestone := BEFORE[word[0]]) is not None:
            told = farther(told, milestone)
            if second := _SECOND_VERB.match(text, at):
                at = second.end()
            end = at
            if text.startswith("、", at) and (other := _WORD_BEFORE.match(text, at + 1)) and BEFORE[other[0]]:
                at += 1  # 新建、改造甲水厂
    return Reading(end, told, tuple(words) if told else ())


def after(text: str, floor: int = 0) -> Reading:
    """Read the words after the names backwards from the end: …于6月建成通车, …等项目前期工作."""
    if not _TELLS_BEHIND.search(text, floor) or (text.endswith("开放") and _NO_OPENING.search(text, floor)):
        return Reading(len(text), None, ())
    end = len(text)
    window = max(floor, end - 14)
    if _DIGIT.search(text, window) and (amount := _AMOUNT_AFTER.search(text, window)) is not None:
        word = _word_to(text, amount.start(), floor)
        if word is not None and AFTER[word] is not None:
            end = amount.start()
    at = end
    told: Milestone | None = None
    on_paper = False
    words: list[str] = []
    while at > floor:
        if text[at - 1] in _DAY_ENDS and (day := _DAY_AFTER.search(text, max(floor, at - 16), at)) is not None:
            at = day.start()
            continue
        word = _word_to(text, at, floor)
        if word is None or (word.startswith("主体") and (told == "operating" or "验收" in "".join(words))):
            break  # 甲工程主体投入使用: 主体 is part of the name
        at -= len(word)
        words.append(word)
        told = farther(told, AFTER[word])
        on_paper = on_paper or AFTER[word] == "planned"
    if told in (None, "planned") and (complement := _complement(text, max(floor, end - 40), end)) is not None:
        match, milestone = complement
        return Reading(_skip_back(text, match.start(), floor), milestone, (match[0],))
    if told is None and not (words and any("建设" in word for word in words)):
        return Reading(len(text), None, ())
    if told in ("landed", "signed", "operating", "started") and (place := _PLACE.search(text, max(floor, at - 10), at)):
        at = place.start()
    if told is not None and (places := _PLACES.search(text, max(floor, at - 23), at)):
        at = places.start()
    if told == "completed" and on_paper:
        told = "planned"  # 征地拆迁全面完成
    if told == "completed" and "%" in text[end:]:
        told = "under_construction"  # 大坝填筑完成50%
    if told == "completed" and any(word.startswith(("主体", "土建")) for word in words):
        told = "topped_out"  # 主体工程完工 is no completion
    return Reading(at, told, tuple(words))


def _complement(text: str, start: int, end: int) -> tuple[re.Match[str], Milestone] | None:
    """The ending of a clause that has words of its own in it: …落户南柯, …通过竣工验收."""
    ends = text[end - 2 : end] in _COMPLEMENT_ENDS or text[end - 1 : end] in ("期", "%")
    if not ends and _COMPLEMENT_VERB.search(text, start, end) is None:
        return None
    for pattern, milestone in _COMPLEMENTS:
        if (match := pattern.search(text, start, end)) is not None:
            return match, milestone
    return None


def _skip_back(text: str, at: int, floor: int) -> int:
    """Leave out the words without a milestone that stand before a complement."""
    while (word := _word_to(text, at, floor)) is not None and AFTER[word] in (None, "under_construction", "planned"):
        at -= len(word)
    return at


def _word_to(text: str, end: int, floor: int) -> str | None:
    """The longest word of `AFTER` that ends there."""
    if end <= floor:
        return None
    for length in _LENGTHS_AFTER.get(text[end - 1], ()):
        if end - length >= floor and (piece := text[end - length : end]) in AFTER:
            return piece
    return None


NOTHING = Reading(0, None, ())
"""No words."""
