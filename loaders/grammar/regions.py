"""Whose figure it is: the report's own area, the nation, the province above it, a district within it."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.facts import Report
from loaders.gazetteer import NATION_NAME, District, gazetteer, short_name
from loaders.outline import Sentence

_LARGER = re.compile(
    r"^(?:其中|预计|，|、|\s)*(?P<word>全国|全省|全区|全市|全县|全自治区|全州)(?:全年)?(?!性|域|各|第)"
)
_WORDS = {
    "全国": "nation",
    "全省": "province",
    "全自治区": "province",
    "全市": "prefecture",
    "全州": "prefecture",
    "全县": "county",
}
_BESIDE = ("", "在", "占", "于", "比", "较", "超", "居", "列", "过")
"""Before the name of an area these hold the figure against it."""
_CORPS = "新疆生产建设兵团"
"""Has figures of its own, which the reports of 新疆 tell beside those of the region."""
_CORPS_NAMED = re.compile(r"(?:新疆)?(?:生产建设)?兵团(?!分局|地)(?:预计|全年)*")
_WITH_THE_CORPS = re.compile(r"[与向和给予对同](?:新疆)?(?:生产建设)?兵团")
_CORPS_TOPIC = re.compile(
    r"(?:各位代表！|[（(]?[一二三四五六七八九十\d]{1,3}[）)、．.]|[#*\s—-])*(?:全力|大力|继续|积极|坚定不移)?(?:支持)?(?:新疆)?(?:生产建设)?兵团"
)
_XINJIANG = "650000"
_NOT_THE_CORPS = ("全区", "自治区", "全疆", "地方")
_RANKS = {"nation": 0, "province": 1, "prefecture": 2, "county": 3, "township": 4}


class Regions:
    """Tells the areas that a report's figures are about."""

    def __init__(self, report: Report) -> None:
        places = gazetteer()
        self.own = places.by_code(report.district_code) if report.district_code else None
        above = list(places.ancestors(self.own)) if self.own else []
        self._above: dict[str, District] = {area.level: area for area in above}
        names = {report.district_name or ""} | ({self.own.name, short_name(self.own.name)} if self.own else set())
        names |= {area.name + own for area in above for own in list(names)}
        self._own_names = tuple(sorted((name for name in names if len(name) > 1), key=len, reverse=True))
        self._within = _names_within(self.own) if self.own else frozenset()
        self._has_corps = self.own is not None and self.own.code == _XINJIANG
        self._of_corps = self._headed = False

    def enter(self, sentence: Sentence) -> None:
        """Take note of the sentence that `of` is asked about next: whose section, paragraph or passage it is."""
        if not self._has_corps:
            return
        if sentence.opens:
            self._of_corps, self._headed = self._headed, False
        if sentence.plain.startswith(_NOT_THE_CORPS):
            self._of_corps = False
        elif _CORPS_TOPIC.match(sentence.plain):
            self._of_corps = True
        if sentence.is_heading:
            self._headed = "兵团" in sentence.plain

    def of(self, head: str, subject: str) -> tuple[str | None, str]:
        """The area that a figure is about, if not the report's own, and the subject without its name.

        Args:
            head: the words that the subject was cut from.
            subject: what is measured.
        """
        if self._has_corps and (of_corps := self._told_of_corps(head, subject)):
            return of_corps
        if (match := _LARGER.match(head)) and (area := self._larger(match["word"])):
            return area, subject
        word = subject[-2:]
        if word in ("全国", "全省", "全市") and subject[-3:-2] not in _BESIDE and (area := self._larger(word)):
            return area, subject[:-2]
        for name in self._own_names if subject.startswith(self._own_names) else ():
            if subject.startswith(name) and len(subject) - len(name) >= 2 and subject[len(name)] not in "港站区":
                return None, subject[len(name) :].lstrip("的")
        for length in (7, 6, 5, 4, 3) if self._within else ():
            name = subject[:length]
            if name in self._within and len(subject) > length + 1:
                return name, subject[length:].lstrip("的")
        return None, subject

    def _told_of_corps(self, head: str, subject: str) -> tuple[str, str] | None:
        """The corps and the subject without its name, if the figure is the corps'."""
        if (named := _CORPS_NAMED.match(subject)) and not _WITH_THE_CORPS.search(head):
            return _CORPS, subject[named.end() :].lstrip("的") or subject
        if head.lstrip("，、；。 ").startswith(_NOT_THE_CORPS):
            self._of_corps = False
        return (_CORPS, subject) if self._of_corps else None

    def _larger(self, word: str) -> str | None:
        """The area above the report's own that a word like 全市 means; None if it means the own one."""
        if self.own is None:
            return NATION_NAME if word == "全国" else None
        if word == "全国":
            return None if self.own.level == "nation" else NATION_NAME
        if word == "全区":  # an autonomous region, or the district itself
            if (
                self.own.level == "prefecture"
                and (province := self._above.get("province"))
                and province.name.endswith("自治区")
            ):
                return province.name
            county = self._above.get("county")
            return county.name if self.own.level == "township" and county and county.name.endswith("区") else None
        level = _WORDS[word]
        if _RANKS[level] >= _RANKS[self.own.level]:
            return None
        if word == "全市" and self.own.level == "county" and not self.own.name.endswith("区"):
            return None if self.own.name.endswith("市") else self._name("prefecture")
        return self._name(level) or (self._name("province") if word == "全市" else None)

    def _name(self, level: str) -> str | None:
        area = self._above.get(level)
        return area.name if area else None


@lru_cache(maxsize=64)
def _names_within(own: District) -> frozenset[str]:
    """The full names of the prefectures and counties within an area; of a county or the nation none is looked for."""
    if own.level in ("county", "township", "nation"):
        return frozenset()
    levels = {"prefecture", "county"} if own.level == "province" else {"county"}
    code = own.code[: 2 if own.level == "province" else 4]
    return frozenset(area.name for area in gazetteer().districts(levels, prefix=code))
