"""Chinese numerals: 十一, 三百二十, 两."""

from __future__ import annotations

_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "两": 2, "〇": 0}
_PLACES = {"十": 10, "百": 100, "千": 1000}

NUMERAL = "[一二两三四五六七八九十百千零〇]+"
"""Pattern of a whole number in Chinese numerals."""


def number_of(numeral: str) -> float:
    """The number that a numeral of `NUMERAL`, with 点 and decimals if it has them, writes: 二十三点五 → 23.5."""
    whole, point, decimals = numeral.partition("点")
    if not any(sign in _PLACES for sign in whole):
        digits = "".join(str(_DIGITS[sign]) for sign in whole) or "0"
        value = float(digits)
    else:
        value, digit = 0.0, 0
        for sign in whole:
            if sign in _PLACES:
                value += (digit or 1) * _PLACES[sign]
                digit = 0
            else:
                digit = _DIGITS[sign]
        value += digit
    if point:
        value += float("0." + "".join(str(_DIGITS[sign]) for sign in decimals))
    return value
