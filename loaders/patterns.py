"""Patterns that are fast to look for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping


def begins(signs: str, pattern: str) -> re.Pattern[str]:
    r"""A pattern whose every match begins with one of a few characters.

    Where a pattern opens with alternatives, what may be left out or a look behind, all of it is tried at every place of a
    text. The characters are looked for first, which passes over most places at a glance.

    Args:
        signs: the characters, as they stand in a class: `上下\d`.
        pattern: what begins with them.
    """
    return re.compile(f"(?=[{signs}])(?:{pattern})")


def first_signs(words: Iterable[str]) -> str:
    """The signs that words begin with, for a class."""
    return "".join(sorted({word[0] for word in words}))


def any_of(words: Iterable[str], conditions: Mapping[str, str] | None = None) -> str:
    """A pattern of one of many words: of those that begin alike, the longest that fits.

    The words are laid out as a tree of signs, so that of hundreds only those are tried that go on as the text does.

    Args:
        words: in any order.
        conditions: what must hold where a word ends, as a look ahead or behind.
    """
    return _tree({word: (conditions or {}).get(word, "") for word in words})


def _tree(ends: Mapping[str, str]) -> str:
    """A pattern of how words may go on, each with the condition under which it ends."""
    branches: dict[str, dict[str, str]] = {}
    for word, condition in ends.items():
        if word:
            branches.setdefault(word[0], {})[word[1:]] = condition
    alternatives = [re.escape(sign) + _tree(rest) for sign, rest in branches.items()]
    if "" in ends:
        alternatives.append(ends[""])
    return alternatives[0] if len(alternatives) == 1 else f"(?:{'|'.join(alternatives)})"
