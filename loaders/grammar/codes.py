"""Which indicator of the catalogue a statement is about, if any."""

from __future__ import annotations

import re

from loaders.catalogue import catalogue
from loaders.grammar.sentences import Statement
from loaders.grammar.subjects import cleaned, leading_action

_EACH = re.compile(r"[各每][个]?(?:县|区|市|镇|乡|街|园|村|企)")
_MONEY = re.compile(r"(?:[百千万亿]+)?(?:元|人民币|美元|美金|港元|港币|欧元|日元)")
_SCHEDULE = re.compile("序时进度|时序进度")
_SHARES = re.compile(r".*(?:三次产业|三产|产业结构|产业比).*?(?P<stage>第[一二三]产业)$")
"""三次产业比例, 三次产业的比重 and 产业结构 are one."""
_PARTS: dict[tuple[str | None, str], str] = {
    ("market_entities", "企业"): "enterprises",
    ("patents_granted", "发明专利"): "invention_patents_granted",
}
"""What 其中 means where it leaves out half of a name: 专利授权量…，其中发明专利."""
_NOT_WHOLE = ("新", "净", "引", "招", "培", "认定", "获评", "入选", "增", "申", "孵")
"""Verbs that make a part of a whole: 新增市场主体 are not all there are."""
_ALL_SO_FAR = re.compile(r"^(?!.*(?:全年|今年|当年|年内|\d年)).*累计(?:建成|开通)")
_STANDING_TOTAL = re.compile(r"总[数量]$")


def code_of(subject: str, told: Statement, year: int) -> str | None:
    """The code of what a statement measures.

    A park's figures, those of each county, and shares of an amount are of no indicator; neither is an amount of money of
    what is counted in pieces.

    Args:
        subject: what is measured, without the name of the area.
        told: the statement.
        year: the year of the figure; what a name means may change.
    """
    if told.of_zone or _EACH.search(told.head):
        return None
    if told.measure == "increment" and _SCHEDULE.search(told.quantity_words):
        return None  # 慢于序时进度3.3个百分点 is of the share that was done
    code = _as_measured(_named(subject, told, year), subject, told)
    if code is None or ("portion" in told.rules and catalogue().nature(code) != "rate"):
        return None
    if told.measure == "level" and told.unit and told.unit != "倍":
        return code if is_money(told.unit) == is_money(catalogue()[code].unit) else None
    return code


def _as_measured(code: str | None, subject: str, told: Statement) -> str | None:
    """The sibling of an indicator that the words mean: of days in per cent the ratio, of all there are so far the stock."""
    if code == "good_air_days" and (told.unit == "%" or "百分点" in told.unit) and told.measure != "growth":
        return "good_air_days_ratio"
    if code == "new_base_stations_5g" and _ALL_SO_FAR.match(told.head):
        return "base_stations_5g"
    return None if code == "rural_labour_transfer" and _STANDING_TOTAL.search(subject) else code


def is_money(unit: str) -> bool:
    """Whether a unit is of money: 亿元, 万美元."""
    return bool(_MONEY.match(unit))


def _named(subject: str, told: Statement, year: int) -> str | None:
    """The code of a subject as it stands, as a part of what was told before, or without its verb."""
    find = catalogue().indicator
    if code := find(subject, year):
        return code
    if shares := _SHARES.match(subject):
        return find("三次产业结构" + shares["stage"], year)
    if told.part_of and (code := _PARTS.get((find(told.part_of, year), subject))):
        return code
    if subject[0] in "省市区县" and (code := find(subject[1:], year)) and catalogue()[code].theme == "public_finance":
        return code
    rest = subject
    while (action := leading_action(rest)) and not action.startswith(_NOT_WHOLE):
        rest = cleaned(rest[len(action) :])
        if code := find(rest, year):
            return code
    return None
