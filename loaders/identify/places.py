"""Whose report it is: the area named by the congress, the government that gives it, the title, or the text as a whole."""

from __future__ import annotations

import re

from loaders.gazetteer import NATION_CODE, NATION_NAME, District, gazetteer, short_name
from loaders.identify.masthead import Masthead
from loaders.identify.numerals import with_western_years

Place = tuple[str | None, str | None]
"""District code and full official name; either may be unknown."""

_SUFFIXES = "特别行政区|自治区|自治州|自治县|自治旗|地区|林区|新区|街道|省|市|州|盟|县|区|旗|镇|乡"
_NAME = re.compile(rf"[\u4e00-\u9fff]{{1,12}}?(?:{_SUFFIXES})")
_GENERIC = re.compile(rf"^(?:我|本|全)?(?:{_SUFFIXES})?$")
_TITLE_WORDS = re.compile(
    r"(?:19|20)\d\d年?(?:上半年|前三季度|一季度|度)?|\d{1,2}月|\d{1,2}日|关于|政府工作.*|人民政府.*|工作报告.*|国民经济.*|经济社会.*|统计公报.*|"
    r"在.{0,20}上|[（(].*|^.*【[^】]*】|[—–―─_|\-\s《》“”]"
)
_NATION = re.compile(r"国务院|全国人民代表大会|国家统计局|国家发展(?:和)?改革委|中华人民共和国(?=\d{4}年|国民经济)")
_LEVELS = {"省": {"province"}, "自治区": {"province"}, "市": {"province", "prefecture", "county"}, "州": {"prefecture"}}
_LEVELS |= {
    "自治州": {"prefecture"},
    "盟": {"prefecture"},
    "地区": {"prefecture"},
    "县": {"county"},
    "区": {"county", "province"},
}
_CONTEXT = 3000  # characters of the text in which the parents of an area are looked for


def place_of(report: str, title: str, masthead: Masthead, around: str = "") -> Place:
    """The area that a report is about.

    Args:
        report: its text.
        title: as printed.
        masthead: its masthead.
        around: what else may tell which of several areas of one name is meant, such as the site's prefix of the title.
    """
    context = f"{title}\n{around}\n{masthead.words}\n{report[:_CONTEXT]}"
    phrases = [masthead.meeting_place, masthead.given_for, _title_place(title)]
    if "全国" in phrases[:2] or _NATION.search(re.sub(r"\s", "", with_western_years(title))):
        return NATION_CODE, NATION_NAME
    if _NATION.search(masthead.words[:200]) and not any(_names(phrase) for phrase in phrases):
        return NATION_CODE, NATION_NAME
    found = [district for phrase in phrases if (district := _resolved(phrase, context))]
    found += [district for name in _printed_names(masthead.words[:250]) if (district := _resolved(name, context))][:1]
    if found and (found[0].level != "township" or len(found) == 1 or True):
        return _listed(_most_specific(found))
    for phrase in phrases:
        if names := _names(phrase):
            return None, names[-1]
    wanted = next((levels for phrase in phrases if (levels := _LEVELS.get(phrase.removeprefix("我")))), None)
    talked_of = _talked_of(report, wanted or {"province", "prefecture", "county"})
    return _listed(talked_of) if talked_of else (None, None)


def _listed(district: District) -> Place:
    if district.code == NATION_CODE:
        return NATION_CODE, NATION_NAME
    return district.code, district.name


def _most_specific(found: list[District]) -> District:
    """The first named, or what is named later within it (广州市…, 天河区)."""
    best = found[0]
    for district in found[1:]:
        if any(area.code == best.code for area in gazetteer().ancestors(district)):
            best = district
    return best


def _resolved(phrase: str, context: str) -> District | None:
    """The listed area that a phrase names, whatever stands before its name."""
    if len(phrase) < 2 or _GENERIC.match(phrase):
        return None
    for start in range(len(phrase) - 1):
        if district := gazetteer().resolve(phrase[start:], context):
            return district
    return None


def _title_place(title: str) -> str:
    return _TITLE_WORDS.sub("", with_western_years(title)).strip()


def _names(phrase: str) -> list[str]:
    """The names of areas that a phrase consists of, listed or not: 云川市, 石桥镇."""
    return [] if _GENERIC.match(phrase) else _NAME.findall(phrase)


def _printed_names(words: str) -> list[str]:
    """Names with an office behind: 广州市白云区发展和改革局, 江门市人民政府市长, 陕西省省长."""
    return [
        match[1]
        for match in re.finditer(
            rf"((?:[\u4e00-\u9fff]{{2,12}}?(?:{_SUFFIXES}))+)(?:人民政府|发展和改革|发展改革|统计局|(?:代|副)?(?:省长|市长|区长|县长|州长|旗长|镇长|乡长|主席))",
            words,
        )
    ]


def _talked_of(report: str, levels: set[str]) -> District | None:
    """The area that the text names most, among those of the levels."""
    best, most = None, 2
    for district in gazetteer().districts(levels):
        name = short_name(district.name)
        if len(name) >= 2 and (count := report.count(name)) > most:
            best, most = district, count
    return best
