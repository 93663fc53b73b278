"""What parts of an area are called whose figures reports tell beside those of the whole: belts of cities, all counties, zones."""

from __future__ import annotations

from loaders.patterns import any_of

BELTS = (
    "珠三角 珠江三角洲 粤东西北 粤东 粤西 粤北 东西两翼 山区五市 长株潭 一点一线 湘西地区 湘南 湘西 洞庭湖 环洞庭湖 苏南 苏中 苏北 皖北 皖江 皖南 "
    "关中 陕南 陕北 辽西北 辽宁沿海 沈阳经济区 鄂西 冀中南 胶东 鲁南 鲁西 浙东北 浙西南 赣南 赣江新区 川南 川东北 攀西 黔中 滇中 "
    "南疆 北疆 河西 陇东 呼包鄂 闽东北 闽西南 昌九 哈长 长吉图 东西北地区 北部湾经济区 西江经济带 成都平原 天山北坡"
).split()
"""Belts of cities within a province."""

BELT = any_of(BELTS)
ZONE = "(?:新区|开发区|高新区|自贸区|自贸试验区|自由贸易试验区|自贸片区|经开区|保税区|合作区|集中区|园区|工业园|科技园|科技城|县域)"
"""A paragraph that opens with one of these is about it."""

TOLD_OF_PARTS = frozenset(
    "gdp gdp_per_capita gdp_primary gdp_secondary gdp_tertiary industrial_value_added industrial_value_added_total "
    "industrial_output industrial_revenue industrial_profit fixed_investment industrial_investment infrastructure_investment "
    "key_project_investment retail_sales trade_total exports imports fdi_actual fdi_contracted domestic_capital "
    "budget_revenue fiscal_revenue tax_revenue".split()
)
"""The indicators that are told of a zone as of the whole area."""

TOLD_OF_COUNTIES = TOLD_OF_PARTS | {"urban_income", "rural_income", "rural_net_income", "resident_income"}
"""The indicators that are told of all counties, or of a belt, as of the whole area."""
