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
    rf"(?P<more>余|多|几)?(?P<magnitude>{MAGNITUDE})?(?P<more2>余|多)?\s?(?P<unit>{UNIT})?(?P<more3>多|余)?)",
)
_NO_SIGN_AFTER = re.compile(r"[\d%‰）A-Za-z]$")  # 5%-6%: the dash is no minus
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
        before: the words before its digits.
        following: the words behind its digits.
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
    before: str
    following: str

    @property
    def value(self) -> float:
        """What it amounts to without its unit."""
        return -value_of(self.digits) if self.is_negative else value_of(self.digits)


def written_numbers(text: str) -> Iterator[Number]:
    """Every number of a sentence in digits, whatever it is."""
    return (_number(text, match) for match in _WRITTEN.finditer(text))


def _number(text: str, match: re.Match[str]) -> Number:
    start, stop = match.span("number")
    end = match.end("unit") if match["unit"] else match.end("magnitude") if match["magnitude"] else stop
    return Number(
        text=text,
        opening=match.start(),
        start=start,
        stop=stop,
        end=end,
        closing=match.end("more3") if match["more3"] else end,
        digits=match["number"],
        is_negative=bool(match["sign"]) and not _NO_SIGN_AFTER.search(text[max(0, match.start() - 1) : match.start()]),
        is_more=bool(match["more"] or match["more2"] or match["more3"]),
        unit=(match["magnitude"] or "") + (match["unit"] or ""),
        measure=match["unit"] or "",
        before=text[max(0, start - _REACH) : start],
        following=text[stop : stop + _REACH],
    )


def value_of(number: str) -> float:
    """The value of a number of `NUMBER`: 1,203.5 → 1203.5."""
    return float(_BLANK.sub("", number))
