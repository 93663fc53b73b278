"""Aims without a number: 高于全国平均水平, 完成省下达任务. They are kept with what they are held against."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from loaders.catalogue import catalogue
from loaders.facts import Bound, Measure
from loaders.grammar.subjects import cleaned
from loaders.grammar.tails import tail_of
from loaders.patterns import begins


class RelativeAim(msgspec.Struct, frozen=True):
    """An aim that is told against another figure.

    Attributes:
        start: where its words begin in the sentence.
        end: where they end.
        subject: what it is for; always an indicator of the catalogue.
        measure: the growth or the level of it.
        bound: `above`, `below` or `reference`, which is what others set.
    """

    start: int
    end: int
    subject: str
    measure: Measure
    bound: Bound


_AIM = begins(
    "增涨力要保继明略均都高快不领好优跑低控确全圆超完",
    r"(?P<growth>增长|增速|增幅|涨幅)?(?:力争|要|保持|继续|明显|略|均|都)*"
    r"(?:(?P<above>高于|快于|不低于|领先于?|好于|优于|跑赢)|(?P<below>低于|控制在|不高于))"
    r"(?P<area>全国|全省|全区|全市|全州|国家|省|市|自治区|省定|国定|世界|同期)(?:和(?:全国|全省|全市))?(?:平均|目标|下达|控制)?(?:水平|增速|增幅|标准|目标|计划)?(?:以[上内])?(?=[，；。、]|$)"
    r"|(?:确保|全面|圆满|超额)?完成(?P<set>国家|省|市|自治区|上级|区|省市|国家和省)(?:级)?(?:政府)?(?:下达|规定|分解)?的?(?:年度)?(?:控制|约束性|考核|预期|计划)*(?:目标|任务|指标|要求)(?:任务)?(?=[，；。、]|$)",
)
_MAY_AIM = re.compile("于|先|赢|控制在|完成")
_GROWS = re.compile("增[长速幅]")
_BOUNDARY = re.compile(r"[，；。:：、！？]")


def relative_aims(text: str) -> Iterator[RelativeAim]:
    """The aims without a number of a sentence.

    Args:
        text: the sentence in one way of writing.
    """
    for match in _AIM.finditer(text) if _MAY_AIM.search(text) else ():
        before = text[: match.start()]
        opening = max((sign.end() for sign in _BOUNDARY.finditer(before)), default=0)
        words = before[opening:]
        subject = cleaned(words[: tail_of(words).start] if match["growth"] is None else words)
        code = catalogue().indicator(subject) if subject else None
        if code is None:
            continue
        grows = match["growth"] or _GROWS.search(words) or catalogue().nature(code) != "rate"
        bound: Bound = "above" if match["above"] else "below" if match["below"] else "reference"
        yield RelativeAim(match.start(), match.end(), subject, "growth" if grows else "level", bound)
