"""Which numbers are quantities: each rule reads its sentence and leaves another one alone."""

from __future__ import annotations

import pytest

from loaders.grammar.quantities import quantities
from loaders.script import plain


def found(text: str) -> list[tuple[str, float | None, str]]:
    """The quantities of a sentence as written, with value and unit."""
    return [(text[one.start : one.end], one.value, one.unit) for one in quantities(plain(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("地区生产总值842.46亿元。", ("842.46亿元", 842.46, "亿元")),
        ("出口1,203.5万美元。", ("1,203.5万美元", 1203.5, "万美元")),
        ("出口1,234,567美元。", ("1,234,567美元", 1234567, "美元")),
        ("税收达到３２．５亿元。", ("３２．５亿元", 32.5, "亿元")),
        ("工业增加值增长６．２％。", ("６．２％", 6.2, "%")),
        ("财政支出占比为82﹪。", ("82﹪", 82, "%")),
        ("人口自然增长率4.6‰。", ("4.6‰", 4.6, "‰")),
        ("累计接待3.6万人次。", ("3.6万人次", 3.6, "万人次")),
        ("浓度为28微克/立方米。", ("28微克/立方米", 28, "微克/立方米")),
        ("低保标准每月920元/人。", ("920元/人", 920, "元/人")),
        ("发电5千万千瓦时。", ("5千万千瓦时", 5, "千万千瓦时")),
        ("提高1.2个百分点。", ("1.2个百分点", 1.2, "个百分点")),
        ("办理时间缩短至3个工作日。", ("3个工作日", 3, "个工作日")),
        ("平均通勤时间缩短12分钟。", ("12分钟", 12, "分钟")),
    ],
)
def test_a_number_with_a_unit_is_a_quantity(text: str, expected: tuple[str, float, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("化解债务十一亿元。", ("十一亿元", 11, "亿元")),
        ("引进人才三万人。", ("三万人", 3, "万人")),
        ("覆盖三成以上的村。", ("三成", 30, "%")),
        ("投诉下降一成半。", ("一成半", 15, "%")),
        ("覆盖率达到百分之四十二点五。", ("百分之四十二点五", 42.5, "%")),
        ("覆盖率达到百分之96。", ("96", 96, "%")),
        ("企业利润增长了两倍。", ("两倍", 2, "倍")),
        ("收入翻番。", ("翻番", 100, "%")),
        ("收入翻了一番。", ("翻了一番", 100, "%")),
        ("收入翻两番。", ("翻两番", 300, "%")),
        ("失业率与上年持平。", ("持平", 0, "%")),
        ("管理费用零增长。", ("零增长", 0, "%")),
        ("收入与经济增长同步。", ("同步", None, "%")),
        ("收入与经济增长基本同步，税收稳定。", ("基本同步", None, "%")),
        ("投资实现两位数增长。", ("两位数增长", 10, "%")),
        ("利润实现三位数增长。", ("三位数增长", 100, "%")),
        ("总产值突破千亿元。", ("千亿元", 1000, "亿元")),
        ("税收突破百亿大关。", ("百亿", 100, "亿元")),
        ("经济总量突破两个千亿元。", ("千亿元", 2000, "亿元")),
        ("存款迈上万亿元台阶。", ("万亿元", 1, "万亿元")),
    ],
)
def test_an_amount_may_be_written_without_a_digit(text: str, expected: tuple[str, float | None, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "完成任务，成效明显，三成立法小组进驻。",
        "会议研究了两个问题。",
        "三大攻坚战取得进展。",
        "坚持一张蓝图绘到底。",
        "居民收入稳步增长，两位数学教师获奖。",
        "各部门同步推进改革。",
        "建设同步规划、同步实施。",
        "搭建支持平台。",
        "打造千亿级产业集群。",
        "培育百亿级企业。",
        "实施万亿产业计划。",
    ],
)
def test_words_that_only_look_like_amounts_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "2024年1月16日，召开第三次会议。",
        "1月至6月，项目顺利推进。",
        "二〇二四年，全区上下团结一心。",
        "20世纪90年代，南柯建镇。",
        "第15届运动会在南柯举行。",
        "（3）抓好落实。",
        "建设S7轻轨南柯段，开通5G网络。",
        "PM2.5、PM10治理成效明显。",
        "入选中国民营企业500强。",
        "构建“1+3+5”产业体系。",
        "推行“12345”工作法。",
        "印发《南柯区2022年行动计划》。",
        "印发《加快发展20条措施》。",
        "110千伏枕石变电站投产。",
        "引进亿元以上项目，服务10亿元以上企业。",
        "12345热线全年畅通。",
        "联系电话：020-83641234。",
        "105国道南柯段、G4高速建成。",
        "地铁3号线开工。",
        "南柯化工20万吨甲醇项目开工。",
        "中电科41所、510所航天科技园落户。",
        "柯科1井开钻。",
        "聚焦2.0版营商环境。",
        "打造“15分钟生活圈”。",
        "执行GB18918标准。",
    ],
)
def test_dates_names_slogans_and_specifications_are_no_quantities(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "建成20万吨甲醇项目。",
        "推进槐安化工20万吨甲醇、30万辆整车、柯光码头等项目建设。",
        "20万吨甲醇、槐安水库、5000吨铜箔建成投产。",
        "开工建设柯光60万吨乙烯、槐安钢铁100万吨薄钢板。",
    ],
)
def test_the_size_of_a_plant_belongs_to_the_name_of_its_project(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("形成20万吨甲醇、50万吨水泥产能。", ["20万吨", "50万吨"]),
        ("淘汰20万吨焦化、50万吨水泥等落后项目。", ["20万吨", "50万吨"]),
        ("新增甲醇产量20万吨、钢材50万吨。", ["20万吨", "50万吨"]),
        ("改造2万套棚户区住房、10座泵站等项目。", ["2万套", "10座"]),
    ],
)
def test_what_plants_can_make_and_what_was_closed_is_counted(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _, _ in found(text)] == quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("建成110千伏变电站2座。", ["2座"]),
        ("建成5G基站3200个。", ["3200个"]),
        ("2家企业入选中国500强。", ["2家"]),
        ("亿元以上项目56个，其中10亿元以上项目7个。", ["56个", "7个"]),
        ("PM2.5平均浓度降至28微克/立方米。", ["28微克/立方米"]),
        ("2024年投资12亿元。", ["12亿元"]),
        ("12345热线办结率99.1%。", ["99.1%"]),
        ("《五年规划（2021年）》确定的12项任务。", ["12项"]),
        ("“百千万工程”完成投资5亿元。", ["5亿元"]),
        ("65岁以上老人4.2万人。", ["4.2万人"]),
        ("新建学校41所、机井12口。", ["41所", "12口"]),
    ],
)
def test_the_quantity_beside_a_name_is_still_read(text: str, quotes: list[str]) -> None:
    assert [quote for quote, _, _ in found(text)] == quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增市场主体6万余户。", ("6万余户", 6, "万户", "gt")),
        ("引进企业300多家。", ("300多家", 300, "家", "gt")),
        ("新建公园20余个。", ("20余个", 20, "个", "gt")),
        ("减税5亿多元。", ("5亿多元", 5, "亿元", "gt")),
        ("增长6%以上。", ("6%", 6, "%", "ge")),
        ("增长6.5%左右。", ("6.5%", 6.5, "%", "approx")),
        ("控制在3%以内。", ("3%", 3, "%", "le")),
        ("控制在3%以下。", ("3%", 3, "%", "le")),
        ("增长6%。", ("6%", 6, "%", None)),
        ("突破千亿元大关。", ("千亿元", 1000, "亿元", "gt")),
        ("接近百亿元规模。", ("百亿元", 100, "亿元", "approx")),
    ],
)
def test_what_stands_at_the_number_bounds_it(text: str, expected: tuple[str, float, str, str | None]) -> None:
    (one,) = quantities(text)
    assert (text[one.start : one.end], one.value, one.unit, one.bound) == expected


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("增长6%—6.5%。", ("6%", 6, "%"), ("6.5%", 6.5, "%")),
        ("增长6%-6.5%。", ("6%", 6, "%"), ("6.5%", 6.5, "%")),
        ("增长6～6.5%。", ("6", 6, "%"), ("6.5%", 6.5, "%")),
        ("增长6%至7%。", ("6%", 6, "%"), ("7%", 7, "%")),
        ("新建公园2—3个。", ("2", 2, "个"), ("3个", 3, "个")),
        ("引进人才3—4万人。", ("3", 3, "万人"), ("4万人", 4, "万人")),
        ("税收达到33亿—35亿元。", ("33亿", 33, "亿元"), ("35亿元", 35, "亿元")),
    ],
)
def test_a_range_is_two_quantities_in_one_unit(
    text: str, lower: tuple[str, float, str], upper: tuple[str, float, str]
) -> None:
    assert found(text) == [lower, upper]
    assert [one.bound for one in quantities(plain(text))] == ["ge", "le"]


def test_the_two_ends_of_a_change_are_no_range() -> None:
    assert [one.bound for one in quantities("由6%至7%。")] == [None, None]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("三次产业比重为8.2∶41.3∶50.5。", [8.2, 41.3, 50.5]),
        ("三次产业结构调整为5:40:55。", [5, 40, 55]),
        ("三次产业结构由6：42：52调整为5：40：55。", [6, 42, 52, 5, 40, 55]),
        ("会议于14:30开始。", []),
    ],
)
def test_a_ratio_of_the_three_industries_is_its_parts(text: str, values: list[float]) -> None:
    assert [value for _, value, _ in found(text)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增速居全市第三。", ("三", 3, "全市")),
        ("增速居全市第3位。", ("3位", 3, "全市")),
        ("总量位列全国百强区第36位。", ("36位", 36, "全国百强区")),
        ("总量居全省首位。", ("首位", 1, "全省")),
        ("考核排名全市第一。", ("一", 1, "全市")),
        ("增速连续三年稳居全市第二位。", ("二位", 2, "全市")),
        ("增速全市第一。", ("一", 1, "全市")),
    ],
)
def test_a_rank_has_its_place_and_its_scope(text: str, expected: tuple[str, float, str]) -> None:
    (one,) = quantities(text)
    assert (text[one.start : one.end], one.value, one.scope) == expected


@pytest.mark.parametrize(
    "text",
    [
        "第一产业稳步发展。",
        "全国第一条氢能公交线路开通。",
        "把民生放在第一位。",
        "坚持发展是第一要务。",
        "打赢攻坚第一仗。",
        "第八届人民代表大会第三次会议召开。",
        "第三方评估完成。",
        "市区第四和第五污水处理厂开工。",
        "增速居全市前列。",
    ],
)
def test_an_ordinal_that_ranks_nothing_is_no_rank(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("财政收入过10亿元的县达到7个。", ["7个"]),
        ("500万元以上固定资产投资增长11%。", ["11%"]),
        ("财政收入过10亿元，增长7%。", ["10亿元", "7%"]),
        ("产值超百亿元的制造业企业达6户。", ["6户"]),
        ("经济总量超百亿元乡镇达到4个。", ["4个"]),
        ("产值上3亿元的工业企业新增3户。", ["3户"]),
        ("营业收入超10亿元、50亿元的企业分别达到7家和2家。", ["7家", "2家"]),
        ("引进10亿元项目22个，其中50亿元3个、100亿元以上1个。", ["22个", "3个", "1个"]),
        ("引进10亿元或1亿美元以上的产业项目。", []),
        ("抓好4个投资100亿元以上、12个投资50至100亿元的项目。", ["4个", "12个"]),
        ("20户以上自然村通电话。", []),
        ("25户及100人以上自然村通水泥路。", []),
        ("推进68个投资额合计超千亿元的工业项目。", ["68个", "千亿元"]),
        ("统筹债券超400亿元用于工业。", ["400亿元"]),
        ("生产总值跨越3000亿元、4000亿元2个台阶。", ["3000亿元", "4000亿元", "2个"]),
        ("20户以上农户参加合作社。", ["20户"]),
    ],
)
def test_a_threshold_for_what_is_counted_is_no_quantity(text: str, expected: list[str]) -> None:
    assert [written for written, _, _ in found(text)] == expected


def test_two_distances_share_the_unit_behind_the_second() -> None:
    told = quantities("分别高于全国、全省0.4和1个百分点。")
    assert [(one.value, one.unit) for one in told] == [(0.4, "个百分点"), (1, "个百分点")]


def test_a_number_before_another_one_without_points_has_no_unit() -> None:
    assert found("完成事项4和5两项。") == []
