"""When two readers of a report say the same. Spelling, magnitude and the length of a subject are forgiven, meaning is not.

The words here are the score's own and not the reader's: a unit that the reader learns must not change what counts as right.
"""

from __future__ import annotations

import math
import re
import unicodedata

from loaders.facts import Fact, Project

_MAGNITUDES = (("万亿", 1e12), ("千亿", 1e11), ("百亿", 1e10), ("亿", 1e8), ("千万", 1e7), ("百万", 1e6), ("万", 1e4))
_SIGNS = re.compile(r"[\s“”\"'《》()、,·—-]")
_SUBJECT = (0.5, 0.4)
"""How much of two subjects must be alike: of their pairs of characters; of the longer one, where it holds the other."""
_PROJECT = (0.75, 0.67)
"""The same of two projects' names, which are told more exactly."""


def same_quantity(one: Fact, other: Fact) -> bool:
    """Whether two facts are about one number at one place: it is measured alike, and equal in base units."""
    if one.measure != other.measure or not (one.start < other.end and other.start < one.end):
        return False
    (value, unit), (other_value, other_unit) = _in_base_units(one), _in_base_units(other)
    if value is None or other_value is None:
        return value is other_value
    alike = one.measure == "rank" or unit.startswith(other_unit) or other_unit.startswith(unit)
    return alike and math.isclose(value, other_value, rel_tol=1e-9, abs_tol=1e-9)


def differing(read: Fact, label: Fact, *, by_indicator: bool = False) -> tuple[str, ...]:
    """The fields in which a fact of the same quantity says something else.

    Args:
        read: what a reader found.
        label: what a person found.
        by_indicator: what is measured is told by the catalogue's code, not by the subject.
    """
    differs = {
        "scenario": read.scenario != label.scenario,
        "bound": read.bound != label.bound,
        "period": _months(read.period) != _months(label.period),
        "region": not _same_region(read.region, label.region),
        "indicator": by_indicator and read.indicator != label.indicator,
        "subject": not by_indicator and not _same_words(read.subject, label.subject, *_SUBJECT),
    }
    return tuple(field for field, is_other in differs.items() if is_other)


def same_project(read: Project, label: Project) -> bool:
    """Whether two records tell the same milestone of the same project."""
    return (read.milestone, read.scenario) == (label.milestone, label.scenario) and _same_words(
        read.name, label.name, *_PROJECT
    )


def _bare(text: str | None) -> str:
    """A phrase without its signs and in one width, as two readers may have typed it."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text or ""))


def _in_base_units(fact: Fact) -> tuple[float | None, str]:
    """The value with its magnitude worked in, and the unit without: 3 万户 is 30000 户."""
    unit = _bare(fact.unit)
    if fact.value is None:
        return None, unit
    for word, factor in _MAGNITUDES:
        if unit.startswith(word):
            return fact.value * factor, unit.removeprefix(word)
    return fact.value, unit


def _same_region(one: str | None, other: str | None) -> bool:
    """One area, or one name inside the other's: 广州 and 广州市."""
    bare, other_bare = _bare(one), _bare(other)
    if not bare or not other_bare:
        return bare == other_bare
    return bare in other_bare or other_bare in bare


def _same_words(one: str, other: str, alike: float, contained: float) -> bool:
    """Whether phrases share so much of their pairs of characters, or one holds the other and is not much longer."""
    one, other = _bare(one), _bare(other)
    if not one or not other:
        return one == other
    if (one in other or other in one) and min(len(one), len(other)) >= contained * max(len(one), len(other)):
        return True
    pairs, other_pairs = _pairs(one), _pairs(other)
    return 2 * len(pairs & other_pairs) / (len(pairs) + len(other_pairs)) >= alike


def _pairs(phrase: str) -> set[str]:
    return {phrase[place : place + 2] for place in range(len(phrase) - 1)} or {phrase}


def _months(period: str) -> tuple[str, str]:
    """A period by its first and last month: 2024 is 2024-01 to 2024-12."""
    first, _, last = period.partition("/")
    last = last or first
    return (first if "-" in first else f"{first}-01")[:7], (last if "-" in last else f"{last}-12")[:7]
