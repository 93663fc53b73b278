"""Administrative areas by code and by name: what 广州市花都区梯面镇, 增城区 or 广西 is.

The seeds `districts.csv` (province to township, today) and `districts_former.csv` (areas renamed or merged since 2002) are
read once, when first asked for.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache
from heapq import merge
from operator import attrgetter

import msgspec

from loaders.resources import resource

NATION_CODE = "100000"
NATION_NAME = "全国"
"""What reports, and the facts' `region`, call the nation; the seed has its full name, 中华人民共和国."""
_NATION_WORDS = ("全国", "国务院", "国家统计局", "国家发展和改革委员会", "国家发展改革委")

_PEOPLES = (
    "维吾尔|哈萨克|柯尔克孜|蒙古|锡伯|塔吉克|土家|布依|哈尼|傈僳|拉祜|纳西|景颇|朝鲜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|普米|独龙|"
    "鄂温克|鄂伦春|保安|裕固|东乡|壮|回|藏|彝|苗|侗|瑶|白|傣|黎|畲|羌|满|佤|水|土|怒|各"
)
_AUTONOMOUS = re.compile(rf"^(.{{2,}}?)(?:(?:{_PEOPLES})族?)*(自治区|自治州|自治县|自治旗)$")
_SUFFIX = re.compile(r"^(.{2,}?)(特别行政区|地区|街道|新区|林区|[省市县区旗盟镇乡])$")
_AFTER_DIGITS = chr(ord("9") + 1)
_LEVELS = {"nation": 0, "province": 1, "prefecture": 2, "county": 3, "township": 4}


class District(msgspec.Struct, frozen=True, gc=False):
    """One administrative area.

    Attributes:
        code: GB/T 2260, six digits; townships with the statistics bureau's extension, nine.
        name: the full official name.
        level: `nation`, `province`, `prefecture`, `county` or `township`.
        parent_code: the area that it belongs to; empty for the nation.
        former: whether it is listed no more.
    """

    code: str
    name: str
    level: str
    parent_code: str
    former: bool = False


_CODE = attrgetter("code")


class Gazetteer:
    """The areas of the seeds, by code and by name."""

    def __init__(self, districts: list[District]) -> None:
        self._by_code: dict[str, District] = {}
        self._by_name: dict[str, list[District]] = {}
        for district in districts:
            self._by_code.setdefault(district.code, district)
            self._by_name.setdefault(district.name, []).append(district)
            if district.level != "township":
                for short in _short_names(district.name):
                    self._by_name.setdefault(short, []).append(district)
        self._by_level: dict[str, list[District]] = {}
        for district in self._by_code.values():
            if not district.former:
                self._by_level.setdefault(district.level, []).append(district)

    def by_code(self, code: str) -> District | None:
        """The area with this code; a code still in use before one that is not."""
        return self._by_code.get(code)

    def named(self, name: str) -> list[District]:
        """All areas of this full or short name: 白云区 is in 广州市 and in 贵阳市. Areas of today come first."""
        return self._by_name.get(name, [])

    def districts(self, levels: Collection[str], prefix: str = "") -> Iterator[District]:
        """The areas of today of these levels whose codes begin with a prefix, in the order of the codes."""
        return merge(*(_beginning_with(prefix, self._by_level.get(level, [])) for level in levels), key=_CODE)

    def ancestors(self, district: District) -> Iterator[District]:
        """What it belongs to, from the nearest up to its province."""
        parent = self._by_code.get(district.parent_code)
        while parent is not None and parent.code != NATION_CODE:
            yield parent
            parent = self._by_code.get(parent.parent_code)

    def resolve(self, phrase: str, context: str = "") -> District | None:
        """The area that a phrase names as a whole: 甘肃省, 广州市花都区梯面镇, 增城区.

        Args:
            phrase: names from the larger to the smaller area, nothing else.
            context: text around it. Of several areas of the name, the one whose parents it mentions most is meant.

        Returns:
            None if the phrase names no listed area, or several and the context does not tell which.
        """
        if phrase in _NATION_WORDS:
            return self._by_code[NATION_CODE]
        chains = self._chains(phrase)
        if not chains:
            return None
        candidates = {chain[-1].code + chain[-1].name: chain[-1] for chain in chains}
        return self._most_mentioned(list(candidates.values()), context)

    def _chains(self, phrase: str, above: District | None = None) -> list[list[District]]:
        """Every way to read the phrase as names of areas, each within the one before."""
        chains = []
        for length in range(len(phrase), 1, -1):
            for district in self._by_name.get(phrase[:length], []):
                if above is not None and above.code not in {area.code for area in self.ancestors(district)}:
                    continue
                if length == len(phrase):
                    chains.append([district])
                else:
                    chains += [[district, *rest] for rest in self._chains(phrase[length:], district)]
            if chains:
                break
        return chains

    def _most_mentioned(self, candidates: list[District], context: str) -> District | None:
        if len(candidates) > 1:
            scores = {candidate: self._mentions(candidate, context) for candidate in candidates}
            best = max(scores.values())
            candidates = [candidate for candidate in candidates if scores[candidate] == best]
        if len(candidates) > 1:  # an area of today before a former one; of 吉林, the province before the city
            rank = min((candidate.former, _LEVELS[candidate.level]) for candidate in candidates)
            candidates = [one for one in candidates if (one.former, _LEVELS[one.level]) == rank]
        return candidates[0] if len(candidates) == 1 else None

    def _mentions(self, district: District, context: str) -> int:
        """How often the context names what the area belongs to, unless that is called the same (吉林市, 吉林省)."""
        own = short_name(district.name)
        return sum(context.count(name) for area in self.ancestors(district) if (name := short_name(area.name)) != own)


def _beginning_with(prefix: str, districts: list[District]) -> list[District]:
    """Of areas in the order of their codes, those whose codes begin with a prefix."""
    first, last = (bisect_left(districts, code, key=_CODE) for code in (prefix, prefix + _AFTER_DIGITS))
    return districts[first:last]


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the seeds."""
    return Gazetteer([*_rows("districts.csv", former=False), *_rows("districts_former.csv", former=True)])


def _rows(seed: str, *, former: bool) -> Iterator[District]:
    with resource(f"dbt_project/seeds/{seed}").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for row in rows:
            yield District(row[0], row[1], row[2], row[3], former)


def _short_names(name: str) -> list[str]:
    """What an area is called besides its full name: 广东, 广州, 恩施州 and 恩施."""
    if match := _AUTONOMOUS.match(name):
        short, kind = match.groups()
        return [short, short + kind[-1]] if kind != "自治区" else [short]
    if match := _SUFFIX.match(name):
        return [match[1]]
    return []


def short_name(name: str) -> str:
    """The shortest that an area is called: 广东, 广州, 恩施; the name itself if it cannot be cut (和县)."""
    return min([name, *_short_names(name)], key=len)
