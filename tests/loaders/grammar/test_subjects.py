"""What a number measures: the shortest phrase that names it, put together again where the sentence leaves words out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from loaders.grammar.subjects import (
    cleaned,
    is_attribute,
    is_modifier,
    leading_action,
    measured_by,
    noun_after,
    only_actions,
    portion_of,
    purpose_of,
    split_before_action,
)

if TYPE_CHECKING:
    from .conftest import Read


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("全年实现地区生产总值", "地区生产总值"),
        ("全区地区生产总值", "地区生产总值"),
        ("其中税收收入", "税收收入"),
        ("预计固定资产投资同比", "固定资产投资"),
        ("2024年完成固定资产投资", "固定资产投资"),
        ("“十四五”期间，森林覆盖率", "森林覆盖率"),
        ("一是培育企业", "培育企业"),
        ("年末金融机构存款余额达", "金融机构存款余额"),
        ("累计发放贷款共", "发放贷款"),
        ("居民人均可支配收入", "居民人均可支配收入"),
        ("现代服务业增加值", "现代服务业增加值"),
        ("有效发明专利", "有效发明专利"),
        ("从业人员", "从业人员"),
        ("在校生", "在校生"),
        ("重点项目", "重点项目"),
        ("基本养老保险参保人数", "基本养老保险参保人数"),
        ("国家级“小巨人”企业", "国家级“小巨人”企业"),
        ("“小巨人企业", "小巨人企业"),
        ("达到", ""),
    ],
)
def test_words_of_place_time_and_doing_are_taken_off_a_subject(phrase: str, expected: str) -> None:
    assert cleaned(phrase) == expected


@pytest.mark.parametrize("phrase", ["总数", "占比", "增速", "总投资", "建筑面积", "年产值"])
def test_a_word_of_measure_alone_is_an_attribute(phrase: str) -> None:
    assert is_attribute(phrase)


@pytest.mark.parametrize("phrase", ["税收收入", "森林覆盖率", "城镇登记失业率", "新增学位", "高新技术企业"])
def test_an_indicator_is_no_attribute(phrase: str) -> None:
    assert not is_attribute(phrase)


@pytest.mark.parametrize(
    ("head", "portion"),
    [
        ("占固定资产投资比重", "占固定资产投资比重"),
        ("完成年度计划的", "完成年度计划"),
        ("相当于上年", "相当于上年"),
        ("完成投资", ""),
    ],
)
def test_a_share_and_a_completion_rate_are_portions(head: str, portion: str) -> None:
    assert portion_of(head) == portion


@pytest.mark.parametrize(
    ("following", "noun"),
    [
        ("企业", "企业"),
        ("的重点项目", "重点项目"),
        ("高标准农田建设", "高标准农田建设"),
        ("，增长5%", ""),
        ("和15家", ""),
        ("以上", ""),
        ("。", ""),
    ],
)
def test_the_noun_that_a_number_counts_may_stand_behind_it(following: str, noun: str) -> None:
    assert noun_after(following) == noun


def test_verbs_of_doing_are_told_from_what_is_done() -> None:
    assert only_actions("引进和培育")
    assert not only_actions("引进企业")
    assert leading_action("新增停车位") == "新增"
    assert leading_action("停车位") == ""
    assert "家企业新建学校"[split_before_action("家企业新建学校") :] == "新建学校"


def test_what_one_number_counts_is_no_part_of_what_the_next_measures(read: Read) -> None:
    assert read("为316家企业发放贷款32亿元。").told("subject") == ["企业", "发放贷款"]
    assert read("11个集镇建成区面积159平方公里。").told("subject")[1] == "集镇建成区面积"


def test_another_measure_takes_the_place_of_the_first() -> None:
    assert measured_by("粮食播种面积", "产量") == "粮食产量"
    assert measured_by("高新技术企业", "总数") == "高新技术企业总数"


def test_a_modifier_narrows_and_names_nothing() -> None:
    assert is_modifier("国家级")
    assert not is_modifier("国家级示范社")


def test_the_purpose_of_money_is_its_subject() -> None:
    assert purpose_of("用于村道建设，") == "村道建设"
    assert purpose_of("，增长5%") == ""


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("引进12家企业。", "引进企业"),
        ("引进企业12家。", "引进企业"),
        ("建成12公里碧道。", "建成碧道"),
        ("改造老旧小区30个。", "改造老旧小区"),
        ("全年完成固定资产投资210亿元。", "固定资产投资"),
        ("南柯区地区生产总值842亿元。", "地区生产总值"),
        ("受理群众诉求3.2万件。", "受理群众诉求"),
        ("安排2亿元用于村道建设。", "村道建设"),
        ("65岁以上老人4.2万人。", "65岁以上老人"),
        ("亿元以上项目56个。", "亿元以上项目"),
        ("建成110千伏变电站2座。", "建成110千伏变电站"),
        ("每千名老人拥有养老床位36张。", "每千名老人拥有养老床位"),
        ("向困难群众发放社会救助金3252万元。", "发放社会救助金"),
        ("组织金融机构投放纾困资金100亿元。", "投放纾困资金"),
        ("突破50项关键技术。", "突破关键技术"),
        ("各县至少新建3所幼儿园。", "各县新建幼儿园"),
    ],
)
def test_the_subject_is_what_the_number_measures(read: Read, text: str, subject: str) -> None:
    assert read(text).told("subject") == [subject]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("地区生产总值842亿元，增长5%，增速居全市第二。", ["地区生产总值", "地区生产总值", "地区生产总值增速"]),
        ("森林覆盖率58%，提高1.2个百分点。", ["森林覆盖率", "森林覆盖率"]),
        ("签约项目45个，总投资320亿元。", ["签约项目", "签约项目总投资"]),
        ("粮食播种面积32万亩，产量14万吨。", ["粮食播种面积", "粮食产量"]),
        ("制造业投资增长21%，占固定资产投资比重达到35%。", ["制造业投资", "制造业投资占固定资产投资比重"]),
        ("城镇新增就业1.46万人，完成年度计划的119.8%。", ["城镇新增就业", "城镇新增就业完成年度计划"]),
        ("高新技术企业达到420家，是2019年的3倍。", ["高新技术企业", "高新技术企业"]),
        ("出口180亿元、增长2%，进口60亿元、下降1%。", ["出口", "出口", "进口", "进口"]),
        ("专精特新企业31家，其中国家级4家。", ["专精特新企业", "国家级专精特新企业"]),
        ("引进亿元项目22个，其中10亿元以上3个。", ["引进亿元项目", "引进10亿元以上项目"]),
        ("收入超亿元的企业达6家，其中超10亿元的1家。", ["收入超亿元的企业", "收入超10亿元的企业"]),
        ("协议项目80个，投资额30亿元，分别增长9%和6%。", ["协议项目", "协议项目投资额"] * 2),
        ("推进总投资20亿元的12个市政项目建设。", ["市政项目总投资", "市政项目建设"]),
        ("谋划12个总投资20亿元的市政项目。", ["谋划市政项目", "市政项目总投资"]),
        ("建成投资7亿元的柯光水厂、投资3亿元的槐安桥。", ["柯光水厂投资", "槐安桥投资"]),
        ("总仓容5万吨的槐安粮库开工。", ["槐安粮库总仓容"]),
        ("完成投资20亿元的任务。", ["完成投资"]),
        ("建成步行桥、水厂和5座码头。", ["建成码头"]),
        ("建成步行桥、5条水泥生产线、柯光甲醇等项目。", ["建成水泥生产线"]),
        ("引进培育5家企业。", ["引进培育企业"]),
        ("抓好35个超亿元工业项目。", ["抓好超亿元工业项目"]),
    ],
)
def test_what_is_left_out_is_what_was_told_before(read: Read, text: str, subjects: list[str]) -> None:
    assert read(text).told("subject") == subjects


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值增长0.3%，前三季度增长3.3%，全年增长4.6%。",
        "地区生产总值2120亿元，恢复至2019年的105.3%，增长10.8%。",
        "地区生产总值在全省地级市率先突破三千亿元，增长4.4%。",
        "（一）经济实现较快增长全市生产总值完成2458.8亿元，增长8.6%。",
    ],
)
def test_output_is_still_meant_after_what_comes_between(read: Read, text: str) -> None:
    assert read(text)[-1].indicator == "gdp"


def test_what_was_told_before_does_not_reach_into_a_new_sentence(read: Read) -> None:
    told = read("地区生产总值842亿元，增长5%。城乡面貌焕然一新，达到12处。")
    assert "地区生产总值" not in told.told("subject")[2:]


def test_a_sentence_that_opens_with_what_is_left_out_goes_on_with_the_last_one(read: Read) -> None:
    assert read("地区生产总值842亿元。增长5%。").told("subject") == ["地区生产总值", "地区生产总值"]
    assert read("地区生产总值842亿元。增速居全市第三。").told("indicator") == ["gdp", "gdp"]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("完成年度计划的119.8%的是城镇新增就业。", [None]),
        ("城镇新增就业1.46万人，完成年度计划的119.8%。", ["new_urban_jobs", None]),
        ("汽车产业增加值210亿元。", [None]),
        ("新增市场主体1.2万户。", ["new_market_entities"]),
        ("市场主体26万户。", ["market_entities"]),
        ("规上工业增加值增长6%。", ["industrial_value_added"]),
        ("规模以上工业增加值增长6%。", ["industrial_value_added"]),
        ("专利授权量5200件，其中发明专利800件。", ["patents_granted", "invention_patents_granted"]),
        ("固定资产投资完成52%。", [None]),
    ],
)
def test_only_the_whole_of_an_indicator_has_its_code(read: Read, text: str, indicators: list[str | None]) -> None:
    assert read(text).told("indicator") == indicators


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("煤炭产能达到120万吨。", "煤炭产能"),
        ("转移农村劳动力达到30万人。", "转移农村劳动力"),
        ("余额存贷比61.2%。", "余额存贷比"),
        ("签订技术合同24项。", "签订技术合同"),
        ("取消行政许可71项。", "取消行政许可"),
        ("市场主体有望达到20万户。", "市场主体"),
        ("游客人次同比增长6%。", "游客人次"),
        ("地区生产总值比上年增长6%。", "地区生产总值"),
    ],
)
def test_a_noun_keeps_its_last_sign_even_if_it_is_a_word_of_telling(read: Read, text: str, subject: str) -> None:
    assert read(text).told("subject") == [subject]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3、新增城镇就业3万人。", [("新增城镇就业", "new_urban_jobs", 3)]),
        ("12.为300户居民家庭加装扶手。", [("居民家庭加装扶手", None, 300)]),
        ("1.5公里绿道建成。", [("绿道建成", None, 1.5)]),
    ],
)
def test_the_number_of_an_item_is_no_part_of_its_subject(read: Read, text: str, told: list[object]) -> None:
    assert read(text).told("subject", "indicator", "value") == told


def test_what_was_added_on_balance_is_an_increment_through_the_whole_list(read: Read) -> None:
    told = read("净增规上工业企业12家、高新技术企业9家，总数达80家。净增12家企业。").told("measure", "subject", "value")
    assert told == [
        ("increment", "规上工业企业", 12),
        ("increment", "高新技术企业", 9),
        ("level", "高新技术企业总数", 80),
        ("increment", "企业", 12),
    ]
    assert read("净增高新技术企业9家、总数80家。").told("measure") == ["increment", "level"]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("累计建成5G基站5.4万个。", ["base_stations_5g"]),
        ("全年累计建成5G基站0.4万个。", ["new_base_stations_5g"]),
        ("申报高新技术企业100家。", [None]),
        ("农村劳动力转移就业总量达到20万人。", [None]),
        ("农村劳动力转移就业5万人。", ["rural_labour_transfer"]),
        ("优良天数84%，提高3个百分点。", ["good_air_days_ratio"] * 2),
        ("优良天数312天，增长3%。", ["good_air_days"] * 2),
        ("引进外资1.2亿美元。", ["fdi_actual"]),
        ("市场物价涨幅2.2%。", ["cpi"]),
    ],
)
def test_what_stands_what_is_new_and_what_is_a_ratio_are_told_apart(
    read: Read, text: str, indicators: list[str | None]
) -> None:
    assert read(text).told("indicator") == indicators


def test_what_goes_on_after_a_clause_about_a_park_is_of_the_park(read: Read) -> None:
    told = read("高新区“一区多园”格局形成，实现生产总值120亿元，增长29%；经济平稳，实现生产总值500亿元。")
    assert told.told("indicator") == [None, None, "gdp"]
    assert read("高新区建设加快，实现生产总值500亿元。").told("indicator") == ["gdp"]


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("新开工项目46项、续建22项、竣工15项。", ["新开工项目", "续建项目", "竣工项目"]),
        ("保障房开工46套、竣工22套。", ["保障房开工", "竣工保障房"]),
        ("开工安置房46套、竣工22套。", ["开工安置房", "竣工安置房"]),
        ("下放审批事项30项，委托2项。", ["下放审批事项", "委托审批事项"]),
        ("开工、竣工产业类项目30个、15个。", ["开工产业类项目", "竣工产业类项目"]),
        ("存款余额和贷款余额分别达30亿元、15亿元。", ["存款余额", "贷款余额"]),
    ],
)
def test_a_verb_alone_is_done_to_what_was_told_last_without_its_own_verb(
    read: Read, text: str, subjects: list[str]
) -> None:
    assert read(text).told("subject") == subjects


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("提高护理补贴标准，由30元提高到35元。", ["护理补贴标准"] * 2),
        ("提高城乡护理补贴标准，城市提高到253元、农村提高到190元。", ["城市护理补贴标准", "农村护理补贴标准"]),
        ("粮食生产再获丰收，总产超过11万吨。", ["粮食总产"]),
        ("粮食生产再获丰收，增产0.3万吨，总产量达到11万吨。", ["粮食总产量"]),
        ("城镇污水处理率达到73%（其中城区85%）。", ["城镇污水处理率", "城区污水处理率"]),
        ("护理补贴标准的提高广受欢迎，由30元提高到35元。", []),
        ("城乡面貌焕然一新，城区达到12处。", ["城区"]),
    ],
)
def test_what_a_clause_leaves_out_stands_in_the_clause_before(read: Read, text: str, subjects: list[str]) -> None:
    assert read(text).told("subject") == subjects


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("软件业产值29亿元，出口5亿美元。", [("软件业产值", None), ("软件业出口", None)]),
        ("服装产业投资60亿元，新增就业1万人。", [("服装产业投资", None), ("服装产业新增就业", None)]),
        ("工业总产值29亿元，出口5亿美元。", [("工业总产值", "industrial_output"), ("出口", "exports")]),
        (
            "服务进出口总额12亿元，其中出口5亿元，进口7亿元，实际利用外资2亿美元。",
            [
                ("服务进出口总额", "services_trade"),
                ("服务贸易出口", None),
                ("服务贸易进口", None),
                ("实际利用外资", "fdi_actual"),
            ],
        ),
        ("改造危房1.2万户、改厕8.4万户。", [("改造危房", None), ("改厕", None)]),
    ],
)
def test_the_trade_and_jobs_of_one_industry_are_not_the_area_s(read: Read, text: str, told: list[object]) -> None:
    assert read(text).told("subject", "indicator") == told
