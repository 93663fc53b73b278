"""Whose report it is: the area named by the title, the congress, the government that gives it, or the text as a whole."""

from __future__ import annotations

import re
from collections import Counter

from loaders.gazetteer import NATION_CODE, NATION_NAME, District, gazetteer, short_name
from loaders.identify.masthead import Masthead, without_lead
from loaders.identify.numerals import with_western_years

Place = tuple[str | None, str | None]
"""District code and full official name; either may be unknown."""

_KINDS = "特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|街道|省|市|州|盟|县|区|旗|镇|乡"
_NAME = re.compile(rf"[\u4e00-\u9fff]{{1,12}}?(?:{_KINDS})")
_GENERIC = re.compile(rf"(?:我|本|全)?(?:{_KINDS})?")
_NO_NAME = re.compile(rf"会议|人民|代表|届|政府|报告|^.(?:{_KINDS})$")  # 本届市, 代省
# What a title says besides the place: when, what, where it was given.
_NO_PLACE = re.compile(
    r"(?:19|20)\d\d年?(?:上半年|前三季度|一季度|度)?|\d{1,2}月|\d{1,2}日|关于|人民政府.*|政府工作.*|工作报告.*|国民经济.*|经济社会.*|"
    r"统计公报.*|在.{0,40}?上|<.*|[（(].*|[—–―─_|\-\s《》“”\"]"
)
_NATION = re.compile(
    r"国务院总理|国务院$|全国人民代表大会|国家统计局|国家发展(?:和)?改革委|中华人民共和国(?=\d{4}年|国民经济)"
)
_OFFICE = re.compile(
    rf"((?:[\u4e00-\u9fff]{{2,12}}?(?:{_KINDS}))+)"
    r"(?:人民政府|发展和改革|发展改革|统计局|(?:代|副)?(?:省长|市长|区长|县长|州长|旗长|镇长|乡长|主席))"
)
_MENTIONS = 3  # of an area, before a text that names none over it is held to be about it
_CONTEXT = 3000  # characters of the text in which the parents of an area are looked for


def stated_place(head: dict[str, str], report: str) -> Place | None:
    """The area that a document's head states, by code, by name or by both; None if it states none."""
    code, name = head.get("district_code"), head.get("district_name")
    if code and name:
        return code, name
    listed = gazetteer().by_code(code) if code else gazetteer().resolve(name or "", report[:_CONTEXT])
    if listed is not None:
        return _listed(listed)
    return (code, name) if code or name else None


def place_of(report: str, title: str, masthead: Masthead, around: str = "") -> Place:
    """The area that a report is about.

    Args:
        report: its text.
        title: as printed.
        masthead: its masthead.
        around: what else may tell which of several areas of one name is meant, such as the site's prefix of the title.
    """
    context = f"{title}\n{around}\n{masthead.words}\n{report[:_CONTEXT]}"
    phrases = [_NO_PLACE.sub("", with_western_years(title)), masthead.meeting_place, masthead.given_for]
    printed = _NATION.search(re.sub(r"\s", "", with_western_years(title))) or _NATION.search(masthead.words)
    if "全国" in phrases[1:] or printed:
        return NATION_CODE, NATION_NAME
    phrases += [without_lead(match[1], len(match[1])) for match in _OFFICE.finditer(masthead.words)]
    found = [district for phrase in phrases if (district := _resolved(phrase, context))]
    if found:
        return _listed(_meant(found, report))
    for phrase in phrases:
        if name := _unlisted_name(phrase):
            return None, name
    kind = next((phrase for phrase in phrases if phrase and _GENERIC.fullmatch(phrase)), "")
    talked_of = _talked_of(report, kind.lstrip("我本全"))
    return _listed(talked_of) if talked_of else (None, None)


def _listed(district: District) -> Place:
    return (NATION_CODE, NATION_NAME) if district.code == NATION_CODE else (district.code, district.name)


def _resolved(phrase: str, context: str) -> District | None:
    """The listed area that a phrase names, whatever words stand before its name."""
    if _GENERIC.fullmatch(phrase):
        return None
    for start in range(len(phrase) - 1):
        # One character before is part of the name, and so is an area that no seed knows: 云川县石桥镇 is not any 石桥镇.
        if start == 1 or _NAME.fullmatch(phrase, max(0, start - 3), start):
            continue
        if district := gazetteer().resolve(phrase[start:], context):
            return district
    return None


def _unlisted_name(phrase: str) -> str | None:
    """The smallest area that a phrase names in so many words: 云川县 of 子虚市云川县, none of 本届市."""
    names = [] if _GENERIC.fullmatch(phrase) else _NAME.findall(phrase)
    return names[-1] if names and not _NO_NAME.search(names[-1]) else None


def _meant(found: list[District], report: str) -> District:
    """Of the areas named over a report, the smallest (广州市…, 天河区); of two apart, the one that the text names."""
    areas = gazetteer()
    smallest = [
        one for one in found if not any(one in areas.ancestors(other) for other in found if other.code != one.code)
    ]
    return max(smallest, key=lambda one: report.count(short_name(one.name)))


def _talked_of(report: str, kind: str) -> District | None:
    """The area that the text names most, by its own name and its parts'; of a kind (省, 市), if that is known."""
    counts: Counter[str] = Counter()
    signs = set(report)
    for one in gazetteer().districts({"province", "prefecture", "county"}):
        # Counties' short names are common words: 和平, 城区, 东方.
        name = one.name if one.level == "county" else short_name(one.name)
        count = report.count(name) if signs.issuperset(name) else 0
        counts[one.code] += count
        if kind:
            counts[one.parent_code] += count
    areas = ((gazetteer().by_code(code), count) for code, count in counts.most_common(50))
    best = next(((area, count) for area, count in areas if area and area.name.endswith(kind)), None)
    return best[0] if best and best[1] >= (1 if kind else _MENTIONS) else None
