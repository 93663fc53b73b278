"""Dates and years in Chinese numerals and full-width digits, as Western digits."""

from __future__ import annotations

import re

_DIGITS = {**{digit: str(value) for value, digit in enumerate("零一二三四五六七八九")}, "〇": "0", "○": "0", "Ｏ": "0"}
_DIGITS |= {"O": "0", "o": "0", "0": "0", "ｏ": "0", "◯": "0"}
_YEAR = re.compile(
    r"[一二](?<![〇零○一二三四五六七八九].)[〇零○ＯOoｏ◯0一二三四五六七八九]{3}(?=年|\s*[—―~至到\-－]+\s*[一二])"
)
_DAY = re.compile(r"([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[月日])")
_FULL_WIDTH = re.compile("[０-９]")


def with_western_years(text: str) -> str:
    """２０１４年, 二〇一四年 as 2014年. The text keeps its length."""
    text = _FULL_WIDTH.sub(lambda digit: str(int(digit[0])), text)  # faster than str.translate: most signs stay
    return _YEAR.sub(lambda year: "".join(_DIGITS[digit] for digit in year[0]), text)


def with_western_dates(text: str) -> str:
    """一月二十三日 as 1月23日, years as in `with_western_years`. The text may become shorter."""
    return _DAY.sub(lambda day: str(_number(day[1])), with_western_years(text))


def _number(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int(_DIGITS[numeral])
    return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))
