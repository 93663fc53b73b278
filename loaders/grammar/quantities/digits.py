"""Numbers in Western digits, each with its unit and the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from loaders.lexicon.units import MAGNITUDE, UNIT
from loaders.patterns import begins

NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\s?\.\s?\d+)?"
"""Pattern of a number: 842.46, 1,203.5."""

_WRITTEN = begins(
    r"\d负-",
    rf"(?<![\d.])(?P<sign>(?<!减)负(?=\d)|-(?=\d))?(?P<number>{NUMBER})\s?(?:"
    rf"(?P<more>余|多|几)?(?P<magnitude>{MAGNITUDE})?(?P<more_inside>余|多)?\s?(?P<unit>{UNIT})?(?P<more_behind>多(?![晶元种层功媒])|余(?!热))?)",
)
_NO_SIGN_AFTER = re.compile(r"(?<=[\d%‰）A-Za-z])")  # 5%-6%: the dash is no minus
_BLANK = re.compile(r"[,\s]")
_REACH = 12  # characters before and behind a number that are looked at


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number as it stands in a sentence.

    Attributes:
        text: the sentence.
        opening: where it begins with its sign.
        start: where its digits begin.
        stop: where its digits end.
        end: where its unit ends.
        closing: where it ends with 多 or 余 behind its unit.
        digits: as written.
        is_negative: 负 or a minus stands before it.
        is_more: 余, 多 or 几 stands in it.
        unit: the unit with its magnitude: 万平方米; empty if there is none.
        measure: the unit without its magnitude: 平方米.
    """

    text: str
    opening: int
    start: int
    stop: int
    end: int
    closing: int
    digits: str
    is_negative: bool
    is_more: bool
    unit: str
    measure: str

    @property
    def before(self) -> str:
        """The words before its digits."""
        return self.text[max(0, self.start - _REACH) : self.start]

    @property
    def following(self) -> str:
        """The words behind its digits."""
        return self.text[self.stop : self.stop + _REACH]

    @property
    def value(self) -> float:
        """What it amounts to without its unit."""
        return -value_of(self.digits) if self.is_negative else value_of(self.digits)


def written_numbers(text: str) -> Iterator[Number]:
    """Every number of a sentence in digits, whatever it is."""
    return (_number(text, match) for match in _WRITTEN.finditer(text))


def _number(text: str, match: re.Match[str]) -> Number:
    sign, digits, more, magnitude, more_inside, unit, more_behind = match.groups()
    opening, stop = match.start(), match.end("number")
    end = match.end("unit") if unit else match.end("magnitude") if magnitude else stop
    return Number(
        text=text,
        opening=opening,
        start=stop - len(digits),
        stop=stop,
        end=end,
        closing=match.end("more_behind") if more_behind else end,
        digits=digits,
        is_negative=sign is not None and not _NO_SIGN_AFTER.match(text, opening),
        is_more=bool(more or more_inside or more_behind),
        unit=(magnitude or "") + (unit or ""),
        measure=unit or "",
    )


def value_of(number: str) -> float:
    """The value of a number of `NUMBER`: 1,203.5 → 1203.5."""
    return float(_BLANK.sub("", number))
