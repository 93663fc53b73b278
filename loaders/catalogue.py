"""The catalogue of indicators: which phrase of a report names which statistic of a whole area.

The seeds `indicators.csv` and `indicator_aliases.csv` are read once, when first asked for. An alias stands for every
spelling that `_key` makes equal to it (规模以上/规上, 地区生产总值/GDP, R&D/研发, brackets, quotes), with or without the
words that tell whose, when and how exactly (全市, 全年, 限上, 总额, 增速). One industry's figure, a share or an addition
(汽车产业增加值, 税收占比, 新增市场主体) is never its whole: what is left over must be an alias, nothing more.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from loaders.patterns import begins
from loaders.resources import resource

Nature = Literal["flow", "stock", "rate", "index"]
Direction = Literal["higher", "lower", "none"]

_SPELLINGS = (
    (begins(r"""\s“”"'‘’《》「」*(的""", r"""[^(]|\([^()]*\)"""), ""),
    (re.compile("完成|实现|累计|分别|合计|每年"), ""),
    (re.compile("地区生产总值|国内生产总值|生产总值"), "GDP"),
    (re.compile("研究与试验发展|研究和试验发展|研究与发展|研究开发|R&D"), "研发"),
    (re.compile("规模以上|规模(?=工业|服务业)"), "规上"),
    (re.compile("限额以上"), "限上"),
    (re.compile("比例|比率|占比"), "比重"),
    (re.compile("城市环境空气质量|环境空气质量|环境空气|空气质量"), "空气"),
)
_SPELLED = re.compile("|".join(written.pattern for written, _ in _SPELLINGS))
_HEAD = re.compile(
    r"(?:\W|全(?:国|省|市|区|县|州|旗|盟|镇|乡|街|域|年|社会)|[我本](?:国|省|市|区|县|州|旗|盟|镇|乡|街)|"
    "境内|区域|地区|当年|年度|今年|本年|去年|上年|上半年|[前一二三四]+季度|[年期]?末|年[内底]|五年来?|"
    "其中|预[计期]|力争|确保|争取|推动|按?(?:可比|同)口径|[0-9]{4}年[末底]?|[0-9]{1,2}[-—至][0-9]{1,2}月)+"
)
_TAIL = begins(
    "年平增下降减提上涨改总数量规金额人户水按可同实名预目控保稳低均由从在为达",
    "(?:(?:年均|平均)?(?:增长|下降|降低|减少|提高|上升|上涨)(?:速度|率|幅度)?|增速|增幅|涨幅|降幅|增量|改善幅度|"
    "总[量额数值]|数量|规模|金额|额|人数|户数|数|水平|按?(?:可比|同)(?:口径|价格?)(?:计算)?|实际|名义|"
    "预[计期]|目标|控制|保持|稳定|低于|均|由|从|在|为|达到?)+$",
)
_SCOPES = (  # the words at the head of a subject, the scope they state (None: what is meant anyway), and of what
    (re.compile("限上(?:单位|企业)?"), "限上", {"consumption"}),
    (re.compile("[省市区县州旗镇]?本级|[省市区县州旗镇]级"), "本级", {"public_finance"}),
    (re.compile("全口径|大口径"), "全口径", {"public_finance", "trade", "industry"}),
    (re.compile("地方级?"), "地方", {"public_finance"}),
    (re.compile("人民币"), "人民币", {"finance"}),
    (re.compile("(?:50|500)万元(?:及)?以上(?:项目)?"), None, {"investment"}),
    (re.compile("本外币|各项|全部|(?:银行业)?金融机构"), None, {"finance"}),
)
_SCOPED = re.compile("|".join(words.pattern for words, _, _ in _SCOPES))
_PART = re.compile("(?:中心|主)?城区|市区|[省市区县州]属|[省市区县州]直")
"""Words of a part of the area: the figure keeps its scope, but is not the area's indicator."""

_WIDEST = {
    "fiscal_revenue": "全口径",
    "budget_revenue": "地方",
    "budget_expenditure": "地方",
    "fiscal_expenditure": "地方",
}
"""Scopes that are the catalogue's own: 全口径财政收入 is what 财政总收入 means, and 一般公共预算收入 is local."""

_INCOMES = {"农村居民收入", "农民收入", "农牧民收入", "农村居民人均收入", "农民人均收入"}
_LAST_NET_INCOME = 2013
"""Until the household surveys of town and country became one, rural income was told net: 农民人均纯收入."""


class Indicator(NamedTuple):
    """One statistic of the catalogue.

    Attributes:
        code: never renamed; what facts and views carry.
        name: as official statistics call it.
        name_en: the same in English.
        theme: what it is about, in an English word.
        unit: the unit that levels are compared in.
        nature: a flow adds up over a period, a stock is counted at its end, a rate and an index are ratios.
        direction: which way is better.
        growth_basis: the prices of its growth where a report states none.
        definition: what is counted, in a sentence or two.
    """

    code: str
    name: str
    name_en: str
    theme: str
    unit: str
    nature: Nature
    direction: Direction
    growth_basis: Literal["real", "nominal"]
    definition: str


class Mention(NamedTuple):
    """A name of an indicator at its place in a text."""

    start: int
    end: int
    code: str


class Catalogue:
    """The indicators of the seeds, by code and by name."""

    def __init__(self, indicators: list[Indicator], aliases: dict[str, str]) -> None:
        self._by_code = {indicator.code: indicator for indicator in indicators}
        self._by_key = {_key(alias): code for alias, code in aliases.items()}
        self._aliases = aliases
        self._look_up = lru_cache(maxsize=16384)(self._looked_up)
        self._by_start: dict[str, list[str]] = {}
        for alias in sorted(aliases, key=len, reverse=True):
            self._by_start.setdefault(alias[:2], []).append(alias)

    def __getitem__(self, code: str) -> Indicator:
        return self._by_code[code]

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._by_code.values())

    def indicator(self, subject: str, year: int | None = None) -> str | None:
        """The code of the indicator that a phrase is, for a whole area.

        Args:
            subject: a noun phrase without names of places.
            year: the year it is about, if known: 农民收入 was net income first and disposable income later.

        Returns:
            None if the phrase is narrower than any indicator (a part, an industry, an addition) or outside all.
        """
        code, reading = self._look_up(subject)
        if code == "rural_income" and reading in _INCOMES and year is not None and year <= _LAST_NET_INCOME:
            return "rural_net_income"
        return code

    def scope(self, subject: str) -> str | None:
        """The scope that a phrase states where it is not the catalogue's own: 限上, 本级, 全口径, 人民币, 市区."""
        key = _key(subject)
        if part := _PART.match(key, _head(key)):
            return part[0]
        code, scope = self._scoped(key)
        return None if code is None or _WIDEST.get(code) == scope else scope

    def nature(self, code: str) -> Nature:
        """Whether it accumulates over a period (flow), stands at its end (stock), or is a ratio (rate, index)."""
        return self._by_code[code].nature

    def known_names(self, text: str) -> Iterator[Mention]:
        """The aliases that occur in a text, from left to right, of those that begin at one place the longest."""
        start = 0
        while start < len(text):
            name = next(
                (name for name in self._by_start.get(text[start : start + 2], ()) if text.startswith(name, start)), ""
            )
            if name:
                yield Mention(start, start + len(name), self._aliases[name])
            start += len(name) or 1

    def _looked_up(self, subject: str) -> tuple[str | None, str]:
        """The code of the indicator that a phrase is, and the reading that names it."""
        key = _key(subject)
        for reading in _readings(key):
            if code := self._by_key.get(reading):
                return code, reading
        return self._scoped(key)[0], ""

    def _scoped(self, key: str) -> tuple[str | None, str | None]:
        """What a phrase is without the words of its scope, and that scope: 限上社零总额 is retail_sales, 限上."""
        for rest in _readings(key):
            if not _SCOPED.match(rest):
                continue
            found, stated = None, None
            while match := next(((m, scope, of) for words, scope, of in _SCOPES if (m := words.match(rest))), None):
                words, scope, themes = match
                stated = stated or scope
                rest = rest[words.end() :]
                code = self._by_key.get(rest)
                if code and self._by_code[code].theme in themes:
                    found = code
            if found:
                return found, stated
        return None, None


@cache
def catalogue() -> Catalogue:
    """The catalogue of the seeds."""
    # What stands behind these columns only the warehouse needs.
    fields = len(Indicator._fields)
    indicators = [Indicator(*row[:fields]) for row in _rows("indicators.csv")]  # type: ignore[arg-type]
    return Catalogue(indicators, {row[0]: row[1] for row in _rows("indicator_aliases.csv")})


def _rows(seed: str) -> Iterator[list[str]]:
    with resource(f"dbt_project/seeds/{seed}").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        yield from rows


@lru_cache(maxsize=16384)
def _key(phrase: str) -> str:
    """The phrase in the one spelling that names are compared in."""
    key = unicodedata.normalize("NFKC", phrase).upper()
    if _SPELLED.search(key):
        for written, told in _SPELLINGS:
            key = written.sub(told, key)
    return key


def _head(key: str) -> int:
    """Where the words of place and time at the head of a phrase end."""
    return match.end() if (match := _HEAD.match(key)) else 0


@lru_cache(maxsize=16384)
def _readings(key: str) -> tuple[str, ...]:
    """The phrase, then without words of place and time at its head, then without words of measure at its tail."""
    phrases = dict.fromkeys((key, key[_head(key) :]))
    return (*phrases, *(short for phrase in phrases if (short := _TAIL.sub("", phrase)) != phrase))
