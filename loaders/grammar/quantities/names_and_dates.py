"""Numbers that are part of a name, a date or a sign: 2024年, PM2.5, 3号线, 第15届, “1+3+5”."""

from __future__ import annotations

import re

from loaders.grammar.quantities.digits import Number
from loaders.lexicon.units import PHYSICAL

_HANZI = re.compile(r"[\u4e00-\u9fff]")
_LETTER = re.compile(r"[A-Za-z]")

_SIGN_BEFORE = re.compile(r"[A-Za-z_/.+×#&=][-—]?$")  # PM2.5, G4, 1+3
_INDICATORS = ("GDP", "CPI", "PPI")  # their number may follow at once
_ORDINAL = re.compile(r"第\s?$")
_VOLTAGE = re.compile(r"\s?(?:千|百|万)?伏(?!安)")
_SLOGAN = re.compile(r"\s?[+×]")
_CAPACITY = re.compile(r"(?:年产|日产|月产|年处理|日处理|总仓容)$")
_UNIT_LETTERS = re.compile(r"(?:TEU|MW|GW|kW|km|PFLOPS|EFLOPS)")

_DATE_TAIL = re.compile(r"\s?(?:年(?!限|产|均)|月|日(?!均)|号|周年|年代|世纪|时(?!速)|点|分(?!之|别|点)|秒)")
_NAME_TAIL = re.compile(
    r"\s?(?:[A-Za-z]|强(?![^，。；]{0,4}个)|号线|路|热线|版|届|级|型|楼|室|字|师|系|寸|英寸|维"
    r"|期(?=[^\u4e00-\u9fff]|工程|项目|建设)|千伏|伏|线(?=[、，。])|大(?![类个])|高速|国道|省道|航站"
    r"|工程|平台|政务|会议|行动|计划|模式|体系|\s?[+×])"
)
_OPENS_WORDS = frozenset("园 站 店 校 乡 单 员 令 股 度".split())


def is_name_or_date(number: Number) -> bool:
    """Whether a number is part of a name or a date, by the signs and words that it touches."""
    return (
        _goes_on_a_name(number.before)
        or _opens_a_name(number.following)
        or _is_capacity(number)
        or (not number.unit and _has_a_tail(number.following))
    )


def counts_part_of_word(number: Number) -> bool:
    """Whether its unit only opens a longer word: 3单元, 5千瓦级."""
    if number.measure in PHYSICAL and number.text.startswith("级", number.end):
        return True
    return number.unit in _OPENS_WORDS and _HANZI.match(number.text, number.end) is not None


def _goes_on_a_name(before: str) -> bool:
    """PM2.5, G4, 第15; not GDP500亿元."""
    if _SIGN_BEFORE.search(before) and not before.endswith(_INDICATORS):
        return True
    return _ORDINAL.search(before) is not None


def _opens_a_name(following: str) -> bool:
    """5G, 110千伏, 1+3; not 12MW."""
    if _VOLTAGE.match(following) or _SLOGAN.match(following):
        return True
    return _LETTER.match(following) is not None and not _UNIT_LETTERS.match(following)


def _is_capacity(number: Number) -> bool:
    """年产20万吨甲醇: what a plant is made for."""
    return _CAPACITY.search(number.before) is not None and _HANZI.match(number.text, number.end) is not None


def _has_a_tail(following: str) -> bool:
    """2024年, 14时; 500强, 3号线."""
    return bool(_DATE_TAIL.match(following) or _NAME_TAIL.match(following))
