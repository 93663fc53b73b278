"""Patterns that are fast to look for."""

from __future__ import annotations

import re


def begins(signs: str, pattern: str) -> re.Pattern[str]:
    r"""A pattern whose every match begins with one of a few characters.

    Where a pattern opens with alternatives, what may be left out or a look behind, all of it is tried at every place of a
    text. The characters are looked for first, which passes over most places at a glance.

    Args:
        signs: the characters, as they stand in a class: `上下\d`.
        pattern: what begins with them.
    """
    return re.compile(f"(?=[{signs}])(?:{pattern})")
