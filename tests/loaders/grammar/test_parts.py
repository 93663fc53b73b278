"""Figures of a part of the area carry no indicator of the whole. The areas are real where it matters; the figures are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Read

SHAOGUAN, GUANGDONG = "440200", "440000"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("县域经济竞相发展，实现地区生产总值280亿元，增长9%；财政收入12亿元。", SHAOGUAN),
        ("20个县（市）生产总值增长9%、财政收入增长12%。", GUANGDONG),
        ("粤西地区后劲增强，去年完成生产总值900亿元；出口40亿美元。", GUANGDONG),
        ("蚁穴新区加快崛起。引进项目12个。完成固定资产投资60亿元，实现生产总值80亿元。", SHAOGUAN),
        ("推进县域经济发展。公共财政预算收入增长11%。", SHAOGUAN),
    ],
)
def test_a_part_named_before_owns_what_follows(read: Read, text: str, code: str) -> None:
    assert set(read(text, code=code).told("indicator")) == {None}


@pytest.mark.parametrize(
    ("text", "code", "indicators"),
    [
        ("县域经济竞相发展，生产总值280亿元。全市财政收入90亿元。", SHAOGUAN, [None, "fiscal_revenue"]),
        ("县域生产总值280亿元，全市生产总值900亿元，增长6%。", SHAOGUAN, [None, "gdp", "gdp"]),
        ("蚁穴新区加快崛起。完成固定资产投资60亿元。\n生产总值900亿元。", SHAOGUAN, [None, "gdp"]),
        ("蚁穴新区建成道路3条。固定资产投资160亿元。", SHAOGUAN, [None, "fixed_investment"]),
        ("项目和园区建设提速。固定资产投资160亿元。", SHAOGUAN, ["fixed_investment"]),
        ("县域经济竞相发展。粮食产量90万吨，城镇化率60%。", SHAOGUAN, ["grain_output", "urbanization_rate"]),
        ("县域经济竞相发展，生产总值280亿元，增长9%。", "440232", ["gdp", "gdp"]),
        ("12个县脱贫摘帽，农村居民人均可支配收入增长9%。", GUANGDONG, [None, "rural_income"]),
    ],
)
def test_the_whole_area_keeps_its_own(read: Read, text: str, code: str, indicators: list[str | None]) -> None:
    assert read(text, code=code).told("indicator") == indicators
