"""Numbers that are part of a name, a date or a sign: 2024年, PM2.5, 3号线, 第15届, “1+3+5”."""

from __future__ import annotations

import re

from loaders.grammar.quantities.digits import Number
from loaders.lexicon.units import PHYSICAL

_HANZI = re.compile(r"[\u4e00-\u9fff]")

_GOES_ON_A_NAME = re.compile(
    r"(?<=[A-Za-z_/.+×#&=])(?<!GDP)(?<!CPI)(?<!PPI)|(?<=[A-Za-z_/.+×#&=][-—])|(?<=第)|(?<=第\s)"
)
"""PM2.5, G4, 1+3, 第15; not GDP500亿元."""
_OPENS_A_NAME = re.compile(r"\s?(?:[千百万]?伏(?!安)|[+×])|(?!TEU|MW|GW|kW|km|PFLOPS|EFLOPS)[A-Za-z]")
"""5G, 110千伏, 1+3; not 12MW."""
_CAPACITY = re.compile(r"(?<=[年日月]产)|(?<=[年日]处理)")
"""年产20万吨甲醇: what a plant is made for."""
_DATE_OR_NAME = re.compile(
    r"\s?(?:年(?!限|产|均)|月|日(?!均)|号|周年|年代|世纪|时(?!速)|点|分(?!之|别|点)|秒"
    r"|[A-Za-z]|强(?![^，。；]{0,4}个)|号线|路|热线|版|届|级|型|楼|室|字|师|系|寸|英寸|维"
    r"|期(?=[^\u4e00-\u9fff]|工程|项目|建设)|千伏|伏|线(?=[、，。])|大(?![类个])|高速|国道|省道|航站"
    r"|工程|平台|政务|会议|行动|计划|模式|体系|\s?[+×])"
)
"""2024年, 14时; 500强, 3号线."""
_INSTITUTE = re.compile(
    r"(?<=电科)|(?<=航天)|(?<=中船)|(?<=兵器)|(?<=重工)|(?=\d{3}所(?:航天|科技|研制|研发|研究|联合))"
)
"""中电科41所, 510所航天科技园."""
_OPENS_WORDS = frozenset("园 站 店 校 乡 单 员 令 股 度".split())


def is_name_or_date(number: Number) -> bool:
    """Whether a number is part of a name or a date, by the signs and words that it touches."""
    text = number.text
    return (
        _GOES_ON_A_NAME.match(text, number.start) is not None
        or _OPENS_A_NAME.match(text, number.stop) is not None
        or (_CAPACITY.match(text, number.start) is not None and _HANZI.match(text, number.end) is not None)
        or (not number.unit and _DATE_OR_NAME.match(text, number.stop) is not None)
    )


def counts_part_of_word(number: Number) -> bool:
    """Whether its unit only opens a longer word: 3单元, 5千瓦级."""
    if number.measure in PHYSICAL and number.text.startswith("级", number.end):
        return True
    if number.unit == "井" or (number.unit == "所" and _INSTITUTE.match(number.text, number.start)):
        return True  # 柯科1井, as wells are counted in 口
    return number.unit in _OPENS_WORDS and _HANZI.match(number.text, number.end) is not None
