"""Which figures are of a part of the area, named in a clause or sentence before: a new district, all counties, a belt of cities."""

from __future__ import annotations

import re

from loaders.facts import Report
from loaders.gazetteer import gazetteer
from loaders.lexicon.parts_of_areas import BELT, BELTS, TOLD_OF_COUNTIES, TOLD_OF_PARTS, ZONE
from loaders.outline import Sentence
from loaders.patterns import first_signs

_ITEM = re.compile(
    r"[\s#*—\-]{0,8}(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、．.]|[一二三四五六七八九十]是)[\s*]{0,4}"
)
_COUNTIES = (
    r"(?:县域|涉农区?市?县区?(?:市区)?|(?!一县)[一二三四五六七八九十\d]{1,3}个?(?:山区|沿海)?县(?:（市、?区?）|市|区)?|[东南西北][二三四五六]市)"
    r"(?![^，；。]{0,12}(?:脱贫|摘帽|退出|获|入选|列入|纳入|跻身|进入|被|试点))"
)
_GROUP = re.compile(
    rf"(?:^|；)(?:{_ITEM.pattern})?(?:20\d\d年，?|去年，?|预计)?(?:{_COUNTIES}|{BELT}(?!建设|规划|一体化))(?:地区|经济|各市)?"
)
_OPENS_GROUP = re.compile(f"[县市{first_signs(BELTS)}]")
_TOPIC = re.compile(rf"(?!全[国省市区县州])[^，。；:、\d（“和与]{{0,12}}?{ZONE}(?!内|委)[^，。；\d]{{0,24}}[。！]?$")
_LONGEST_TOPIC = 48
_WHOLE = re.compile(
    r"(?:^|[，；。:])(?:预计|其中|20\d\d年，?|去年，?|今年，?){0,2}(?:全[省市区州]|我[省市区州]|自治区)"
)


class Parts:
    """Tells which figures of a report are of a part of its area.

    All counties, or a belt of cities, that open a sentence own its figures; a zone that a paragraph opens with, in a
    sentence without figures, owns those of the paragraph. Both do up to 全市 or 全省.
    """

    def __init__(self, report: Report) -> None:
        own = gazetteer().by_code(report.district_code) if report.district_code else None
        self._has_parts = own is not None and own.level in ("province", "prefecture")
        self._in_topic = self._goes_on = False
        self._group = self._whole = 0

    def enter(self, sentence: Sentence) -> None:
        """Take note of the sentence that `own` is asked about next."""
        if not self._has_parts:
            return
        text = sentence.plain
        self._in_topic = self._goes_on and not sentence.opens
        item = _ITEM.match(text)
        if (sentence.opens or item) and not sentence.is_heading:
            start = item.end() if item else 0
            self._in_topic = len(text) - start < _LONGEST_TOPIC and _TOPIC.match(text, start) is not None
        group = _GROUP.search(text) if _OPENS_GROUP.search(text) else None
        self._group = group.end() if group else len(text)
        whole = _WHOLE.search(text, self._group if group else 0) if group or self._in_topic else None
        self._whole = whole.start() if whole else len(text)
        self._goes_on = self._in_topic and whole is None

    def own(self, indicator: str, at: int) -> bool:
        """Whether a figure of an indicator, at a place of the sentence, is of a part."""
        if not self._has_parts or at > self._whole:
            return False
        return (self._in_topic and indicator in TOLD_OF_PARTS) or (self._group <= at and indicator in TOLD_OF_COUNTIES)
