"""The catalogue's seeds are sound, and a phrase is an indicator only if it is the whole of it."""

import csv
from collections import defaultdict

import pytest

from loaders.catalogue import catalogue
from loaders.resources import resource

ALLOWED = {
    "nature": {"flow", "stock", "rate", "index"},
    "direction": {"higher", "lower", "none"},
    "growth_basis": {"real", "nominal"},
    "may_exceed_hundred": {"true", "false"},
}


Rows = list[dict[str, str]]


def rows(seed: str) -> Rows:
    with resource(f"dbt_project/seeds/{seed}").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def indicators() -> Rows:
    return rows("indicators.csv")


@pytest.fixture(scope="module")
def aliases() -> Rows:
    return rows("indicator_aliases.csv")


def test_codes_and_names_are_unique(indicators: Rows) -> None:
    for column in ("indicator_code", "indicator_name", "indicator_name_en"):
        values = [row[column] for row in indicators]
        assert len(values) == len(set(values)), column


def test_every_column_is_filled_with_what_it_may_hold(indicators: Rows) -> None:
    for row in indicators:
        assert all(value and value == value.strip() for value in row.values()), row["indicator_code"]
        for column, values in ALLOWED.items():
            assert row[column] in values, (row["indicator_code"], column)


def test_indicators_of_a_theme_stand_together(indicators: Rows) -> None:
    themes = [row["theme"] for row in indicators]
    changes = [one for one, other in zip(themes, [None, *themes[:-1]], strict=True) if one != other]
    assert len(changes) == len(set(changes))


def test_an_alias_means_one_known_indicator(indicators: Rows, aliases: Rows) -> None:
    names = [row["alias"] for row in aliases]
    assert len(names) == len(set(names))
    assert {row["indicator_code"] for row in aliases} == {row["indicator_code"] for row in indicators}


def test_every_name_and_alias_is_read_as_its_own_indicator(indicators: Rows, aliases: Rows) -> None:
    read = defaultdict(set)
    for row in aliases:
        read[catalogue().indicator(row["alias"])].add(row["indicator_code"])
    assert all(codes == {code} for code, codes in read.items())
    for row in indicators:
        assert catalogue().indicator(row["indicator_name"]) == row["indicator_code"]


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ("全市地区生产总值", "gdp"),
        ("本地生产总值(GDP)总量", None),  # whose, is not said in known words
        ("GDP增速", "gdp"),
        ("国内生产总值", "gdp"),
        ("规模工业增加值", "industrial_value_added"),
        ("规模以上工业企业增加值增速", "industrial_value_added"),
        ("工业增加值", "industrial_value_added_total"),
        ("全年完成固定资产投资", "fixed_investment"),
        ("限额以上社会消费品零售总额", "retail_sales"),
        ("社零总额", "retail_sales"),
        ("社会商品零售总额", "retail_sales"),
        ("地方财政一般预算收入", "budget_revenue"),
        ("区级一般公共预算收入", "budget_revenue"),
        ("财政收入", "fiscal_revenue"),
        ("全口径财政收入", "fiscal_revenue"),
        ("城乡居民收入", "resident_income"),
        ("城镇常住居民人均可支配收入", "urban_income"),
        ("农民人均纯收入", "rural_net_income"),
        ("居民消费价格总水平涨幅", "cpi"),
        ("新增城镇就业", "new_urban_jobs"),
        ("年末城镇登记失业率", "urban_unemployment_registered"),
        ("调查失业率", "urban_unemployment_surveyed"),
        ("金融机构人民币各项贷款余额", "loans"),
        ("存贷款余额", "deposits_and_loans"),
        ("万元地区生产总值能耗", "energy_intensity"),
        ("单位GDP能耗降低", "energy_intensity"),
        ("全社会R&D经费支出占GDP的比重", "rd_intensity"),
        ("全社会研究与试验发展（R&D）经费投入", "rd_spending"),
        ("细颗粒物（PM2.5）平均浓度", "pm25"),
        ("“攻城拔寨”重点项目完成投资", "key_project_investment"),
        ("实有市场主体", "market_entities"),
        ("经营主体总量", "market_entities"),
        ("新登记市场主体", "new_market_entities"),
        ("第三产业比重", "tertiary_share"),
    ],
)
def test_a_phrase_that_is_the_indicator_of_a_whole_area(subject: str, code: str | None) -> None:
    assert catalogue().indicator(subject) == code


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "汽车零部件产业增加值",  # one industry
        "县域地区生产总值",  # the counties without the cities
        "地区生产总值占全省比重",  # a share of a larger whole
        "对俄进出口总额",  # trade with one partner
        "省级高新技术企业",  # another title
        "市区空气质量优良率",  # a part of the area
        "中心城区优良天数比率",
        "园区规模以上工业总产值",
        "来源于本地的财政总收入",
        "内外贸总额",  # trade at home and abroad
        "工业税收",
        "税收收入完成率",
        "出口量",  # a weight, not a value
        "重点项目",
        "企业",
    ],
)
def test_a_part_a_share_or_another_thing_is_not_the_indicator(subject: str) -> None:
    assert catalogue().indicator(subject) is None


def test_rural_income_was_net_income_until_the_surveys_became_one() -> None:
    assert catalogue().indicator("农村居民收入", 2012) == "rural_net_income"
    assert catalogue().indicator("农村居民收入", 2014) == "rural_income"
    assert catalogue().indicator("农村居民人均可支配收入", 2012) == "rural_income"


@pytest.mark.parametrize(
    ("subject", "scope"),
    [
        ("限上单位社会消费品零售总额", "限上"),
        ("全市限额以上消费品零售总额", "限上"),
        ("市本级一般公共预算收入", "本级"),
        ("区级一般公共预算收入", "本级"),
        ("全口径税收收入", "全口径"),
        ("地方财政收入", "地方"),
        ("金融机构人民币存款余额", "人民币"),
        ("人民币存款余额", "人民币"),
        ("市区空气质量优良率", "市区"),
        ("市属固定资产投资", "市属"),
        ("大口径财政收入", None),  # what 财政总收入 means anyway
        ("地方一般公共预算收入", None),
        ("社会消费品零售总额", None),
        ("省级高新技术企业", None),
    ],
)
def test_the_scope_is_told_where_it_is_not_the_catalogues_own(subject: str, scope: str | None) -> None:
    assert catalogue().scope(subject) == scope


def test_the_longest_names_are_found_where_they_stand() -> None:
    text = "地区生产总值增长6%，城镇居民人均可支配收入4.1万元。"
    found = [(text[one.start : one.end], one.code) for one in catalogue().known_names(text)]
    assert found == [("地区生产总值", "gdp"), ("城镇居民人均可支配收入", "urban_income")]


def test_the_nature_tells_what_adds_up() -> None:
    natures = {code: catalogue().nature(code) for code in ("gdp", "deposits", "urbanization_rate", "cpi")}
    assert natures == {"gdp": "flow", "deposits": "stock", "urbanization_rate": "rate", "cpi": "index"}
    assert catalogue()["gdp"].growth_basis == "real"
    assert catalogue()["retail_sales"].growth_basis == "nominal"
