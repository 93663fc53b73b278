"""The words between a subject and its number: what was measured (达到, 增长, 提高到), how firmly, against what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from loaders.facts import Base, Basis, Bound
from loaders.lexicon.changes import (
    ADVERBS,
    ARRIVALS,
    BOUNDS,
    ENDINGS_OF_NOUNS,
    FALLS,
    GROWTH_NOUNS,
    LEVELS,
    RISES,
    SHORT,
)
from loaders.patterns import any_of, first_signs

_REACH = 64  # characters; what stands further from a number does not hedge it
_LONGEST_TOKEN = 24
_WIDEST_GAP = 17  # characters of a number that no known word ends before


class Tail(msgspec.Struct):
    """What the words before a number say.

    Attributes:
        start: where these words begin, which is where the subject ends.
        change: 1 for a rise, -1 for a fall, 0 for neither.
        arrived: they give a level that was come to: 提高到.
        level: they give a level: 达到, 为.
        average: the change is a yearly average.
        bound: what they allow.
        basis: the prices of a growth, as stated.
        base: what an increment is measured against, as stated.
        respectively: 分别.
        each: 均, 都.
        total: 累计, 共.
        noun: the growth is named as a thing: 增速.
        mean: 平均.
        yearly: the change is on the year before: 比上年, 同比.
        grows: what stands before names a growth: 增速由12%回落到5%.
        verb: the word of change.
        words: these words as they stand.
    """

    start: int
    change: int = 0
    arrived: bool = False
    level: bool = False
    average: bool = False
    bound: Bound | None = None
    basis: Basis | None = None
    base: Base | None = None
    respectively: bool = False
    each: bool = False
    total: bool = False
    noun: bool = False
    mean: bool = False
    yearly: bool = False
    grows: bool = False
    verb: str = ""
    words: str = ""


_COMPARED = (
    r"(?<!占)(?:比|较|与|同|和|跟)\s?(?:上年末|上年底|上年度?同期|上年|去年同期|去年末|去年底|去年|上一年|同期|年初预算|年初|上期|上月末?|上届|计划|预算|预期|目标|前年|往年|常年|上一?个[五5]年|前[五5]年|"
    r"“?十?[一二三四五六七八九十]五”?(?:时期|期间|末|期末|规划|的)?|(?:19|20)\d\d年?(?:末|底|年末|年底|同期|初)?|[两三四五]年前|[^，。；、\d]{0,8}?平均水平|[^，。；、\d]{0,6}?(?:前|初|同期))(?:水平|数|同期)?(?:相比|比|持平)?"
)
_REGION = (
    r"(?<!占)(?:高于|高出|快于|低于|慢于|超过|超|领先|优于|好于|比(?!$)|较|落后于|多于|少于)(?:于)?(?:全国|全省|全市|全区|全州|全球|世界|国家|省|市|自治区|省定|区域|周边|同期)?(?:[和、与](?:全国|全省|全市|全区))?"
    r"(?:城市|城镇|农村|居民|GDP|地区生产总值|经济|财政收入|规模以上工业|规上工业)?(?:平均水平|平均增速|平均增幅|平均|水平|增速|增长|增幅|同期)?(?:分别|约)?(?:高出|高|低|快|慢|多|少)?"
)
_TARGETED = r"(?:高于|高出|低于|超过|超|超出|快于|慢于|落后于|比|较)(?:年初|年度|全年|省定|市定|预期|计划|既定|上级下达|控制|考核|工作)?(?:预期)?(?:目标|计划|任务|预期|预算|序时进度|时序进度)(?:值|数)?(?:高|低|快|慢|多|少)?"
_YEARS = r"(?:高于|低于|超过|快于|比|较)\s?(?:19|20)\d\d年(?:同期)?(?:高|低|快|多|少)?"
_BASES: dict[Basis, re.Pattern[str]] = {
    "real": re.compile(
        r"可比价|不变价|实际(?:同比|年均|平均)?(?:增|下降|上涨|提高|回落|递增|减少)|剔除价格|剔除物价|扣除价格|扣除物价"
    ),
    "nominal": re.compile(r"名义|现价"),
    "comparable": re.compile(r"同口径|可比口径|剔除[^，]{0,8}(?:退税|减税)|可比(?!价)"),
}


_TELLS_PRICES = re.compile("[可不实剔扣名现同]")
"""One of these is in every word of prices."""


def basis_of(words: str) -> Basis | None:
    """The prices that words before a growth state: 按可比价格计算."""
    if not _TELLS_PRICES.search(words):
        return None
    return next((basis for basis, pattern in _BASES.items() if pattern.search(words)), None)


_NO_ENDINGS = {word: f"(?<![{signs}]{word})" for word, signs in ENDINGS_OF_NOUNS.items()}


def _token(words: Sequence[str]) -> str:
    """A pattern of any of the words, which looks at the first sign before all else."""
    return f"(?=[{first_signs(words)}]){any_of(words, _NO_ENDINGS)}"


_TOKEN = re.compile(
    rf"(?P<arrived>(?:{_token(ARRIVALS)})(?:了)?(?:到|至|为)(?:了)?)"
    rf"|(?P<targeted>{_TARGETED})|(?P<region>{_REGION})|(?P<year>{_YEARS})|(?P<compared>{_COMPARED})"
    rf"|(?P<noun>(?<!自然)(?<!机械)(?:{_token(GROWTH_NOUNS)}))"
    rf"|(?P<bound>(?<![通经预契公节签制合违附邻赶])(?:{_token([word for words in BOUNDS.values() for word in words])}))"
    rf"|(?P<rise>(?<![新最净加])(?:{_token(RISES)}))|(?P<fall>(?<![最压])(?:{_token(FALLS)}))"
    rf"|(?P<level>(?<![下送传直通转抵])(?:{_token(LEVELS)}))"
    rf"|(?P<adverb>(?:{_token(ADVERBS)})|，?(?:按|剔除|扣除)[^，。；]{{0,12}}?(?:计算|口径|因素|价格|可比价|后)，?)"
    r"|(?P<blank>\s)"
)
_WORDS = (ARRIVALS, GROWTH_NOUNS, RISES, FALLS, LEVELS, ADVERBS, *BOUNDS.values())
_OPENING = re.compile(
    rf"[\s，按剔扣比较与同和跟高低快慢超领优好落多少{first_signs(word for table in _WORDS for word in table)}]"
)
"""What the words of `_TOKEN` begin with."""
_BOUND_OF: dict[str, Bound] = {word: bound for bound, words in BOUNDS.items() for word in words}
_FLAGS = {
    "分别": "respectively",
    **dict.fromkeys(("均", "都", "双双", "各"), "each"),
    **dict.fromkeys(("累计", "共", "合计", "总计", "共计", "总共"), "total"),
}
_YEAR_BEFORE = re.compile("同比|上年|去年|上一年")
_MEANS = ("平均每年", "年平均", "平均", "每年", "以年均")
_FALLING_NOUNS = ("降幅", "下降幅度")
_HELD_AGAINST: dict[str, Base] = {"region": "region", "targeted": "target", "year": "year"}
_PLAIN_CHANGES = ("增长", "下降", "上涨")
_REGION_WORD = re.compile(r"全国|全省|全市|全区|全州|世界|全球|平均|省|国家")
_LOWER = re.compile(r"低于|慢于|落后|少于|低$|慢$|少$")


@lru_cache(maxsize=16384)
def tail_of(before: str) -> Tail:
    """The closing words of what stands before a number.

    Args:
        before: the sentence from the last boundary to the number.

    Returns:
        Shared by all who ask for these words, so not to be changed.
    """
    start = max(0, len(before) - _REACH)
    tokens = _closing_tokens(before[start:])
    tail = Tail(len(before))
    for kind, word, at in tokens:  # from the number to the left
        _take(tail, kind, word, start + at)
    tail.words = before[tail.start :]
    return tail


def _closing_tokens(words: str) -> tuple[tuple[str, str, int], ...]:
    """The longest run of known words that ends the phrase, last one first."""
    best: dict[int, tuple[str, str, int]] = {}
    ends = [len(words)]
    for at in reversed([sign.start() for sign in _OPENING.finditer(words)]):
        if ends[-1] - at > _WIDEST_GAP:
            break
        if match := _longest(words, at, ends):
            best[at] = (match.lastgroup or "", match[0], at)
            ends.append(at)
    at, run = ends[-1], []
    while at < len(words):
        run.append(best[at])
        at += len(best[at][1])
    return tuple(reversed(run))


def _longest(words: str, at: int, ends: list[int]) -> re.Match[str] | None:
    """A known word that begins here and ends at one of the places given, the farthest first."""
    for end in ends:
        if end - at <= _LONGEST_TOKEN and (match := _TOKEN.fullmatch(words, at, end)):
            return match
    return None


def _take(tail: Tail, kind: str, word: str, at: int) -> None:
    """Let one more word, to the left of those before, say what it says."""
    decided = bool(tail.change or tail.arrived)
    nearest = tail.start == at + len(word)
    tail.start = at
    tail.basis = tail.basis or ("real" if word == "实际" else basis_of(word))
    if tail.mean and nearest and word.endswith("年"):
        tail.average = True
    elif word in _FLAGS:
        setattr(tail, _FLAGS[word], True)
    elif "年均" in word or word in _MEANS:
        tail.average = tail.average or "年" in word
        tail.mean = word == "平均"
    elif kind in ("region", "targeted", "year"):
        _hold_against(tail, kind, word, decided=decided)
    elif kind == "compared":
        tail.yearly = tail.yearly or bool(_YEAR_BEFORE.search(word))
        tail.base = tail.base or ("year" if re.search(r"\d{4}|五", word) else "previous")
    elif word == "同比":
        tail.yearly = True
    elif decided:
        return
    elif kind == "arrived":
        tail.arrived = tail.level = True
    elif kind == "noun":
        tail.change, tail.noun = (-1 if word in _FALLING_NOUNS else 1), True
    elif kind == "bound":
        tail.bound = tail.bound or _BOUND_OF[word]
    elif kind in ("rise", "fall"):
        told = not tail.level or word in _PLAIN_CHANGES
        if told and not (word in SHORT and not nearest and tail.bound is None):
            tail.change, tail.verb = (1 if kind == "rise" else -1), word
    elif kind == "level":
        tail.level = True


def _hold_against(tail: Tail, kind: str, word: str, *, decided: bool) -> None:
    """高于全国, 低于年度目标, 比2015年高: what a distance is measured from."""
    base = _HELD_AGAINST[kind]
    if decided:
        tail.base = tail.base or base
    elif kind != "region" or _REGION_WORD.search(word):
        tail.change, tail.base = (-1 if _LOWER.search(word) else 1), base
    else:
        tail.bound = tail.bound or _BOUND_OF.get(word)
