"""Each rule reads its sentence and leaves another one alone. All places and firms are invented."""

from __future__ import annotations

import time

import pytest

from loaders.facts import Project, Report, Scenario
from loaders.grammar.projects import projects
from loaders.outline import Sentence, View
from loaders.script import plain

REPORT = Report(document="report.md", title="2025年南柯区政府工作报告", period="2024", planned_period="2025")


def read(text: str, scenario: Scenario = "actual") -> list[Project]:
    period = "2025" if scenario == "target" else "2024"
    view = View(period=period, stock_period=period, scenario=scenario)
    before = "前文。"
    return projects(
        [Sentence(start=len(before), end=len(before + text), text=text, plain=plain(text), section="", view=view)],
        REPORT,
    )


def told(text: str, scenario: Scenario = "actual") -> list[tuple[str, str]]:
    return [(project.name, project.milestone) for project in read(text, scenario)]


def names(text: str, scenario: Scenario = "actual") -> list[str]:
    return [project.name for project in read(text, scenario)]


@pytest.mark.parametrize(
    ("text", "milestone"),
    [
        ("规划建设梦蝶大桥。", "planned"),
        ("推进梦蝶大桥前期工作。", "planned"),
        ("完成梦蝶大桥征地拆迁。", "planned"),
        ("梦蝶大桥可行性研究报告获批。", "approved"),
        ("梦蝶大桥列入国家规划。", "approved"),
        ("柯光精密电机产业园成功签约。", "signed"),
        ("引进柯光精密电机产业园。", "landed"),
        ("柯光精密电机产业园签约落地。", "landed"),
        ("柯光精密电机产业园落户南柯。", "landed"),
        ("梦蝶大桥动工兴建。", "started"),
        ("开工建设梦蝶大桥。", "started"),
        ("梦蝶大桥建设加快推进。", "under_construction"),
        ("梦蝶大桥主桥合龙。", "under_construction"),
        ("梦蝶大桥建设取得重大进展。", "under_construction"),
        ("枕石科技园一期主体结构封顶。", "topped_out"),
        ("枕石科技园一期主体工程完工。", "topped_out"),
        ("建成枕石科技园一期。", "completed"),
        ("枕石科技园一期竣工验收。", "completed"),
        ("城东变电站竣工投产。", "operating"),
        ("梦蝶大桥于6月18日建成通车。", "operating"),
        ("枕石科技园一期交付使用。", "operating"),
    ],
)
def test_each_milestone_is_told_before_or_after_the_name(text: str, milestone: str) -> None:
    ((name, read_milestone),) = told(text)
    assert read_milestone == milestone
    assert name in ("梦蝶大桥", "柯光精密电机产业园", "枕石科技园一期", "城东变电站")


@pytest.mark.parametrize(
    "text",
    [
        "深入推进供给侧结构性改革。",
        "加快推进重点项目建设。",
        "加强农村基础设施建设。",
        "推进乡村振兴战略。",
        "完成高标准农田建设任务。",
        "支持中小企业发展壮大。",
        "营商环境建设取得新成效。",
        "各位代表，一年来的工作成绩来之不易。",
    ],
)
def test_policies_and_kinds_of_work_are_no_projects(text: str) -> None:
    assert told(text) == []


def test_what_stands_after_the_names_tells_more_than_a_push_before_them() -> None:
    assert told("推动柯光精密电机项目、枕石科技园一期开工建设。", "target") == [
        ("柯光精密电机项目", "started"),
        ("枕石科技园一期", "started"),
    ]
    assert told("加快梦蝶大桥建设。", "target") == [("梦蝶大桥", "under_construction")]


def test_a_list_under_one_verb_gives_a_record_for_each_name() -> None:
    text = "加快建设梦蝶大桥、柯山隧道和槐安大道，新增就业3万人。"
    assert names(text, "target") == ["梦蝶大桥", "柯山隧道", "槐安大道"]


def test_et_cetera_and_a_count_end_a_list() -> None:
    assert told("星河纺织、堃元冷链等12个亿元以上项目竣工投产。") == [
        ("星河纺织", "operating"),
        ("堃元冷链", "operating"),
    ]
    assert told("汽车、电子、化工等产业加快发展。") == []


def test_a_count_without_et_cetera_ends_a_list_too() -> None:
    assert names("星河纺织和堃元冷链两个项目签约。") == ["星河纺织", "堃元冷链"]


def test_a_name_that_holds_and_is_not_cut() -> None:
    assert names("建设槐安知识产权和科技成果产权交易中心。", "target") == ["槐安知识产权和科技成果产权交易中心"]
    assert names("建成梦蝶大桥和柯山隧道。") == ["梦蝶大桥", "柯山隧道"]


def test_what_a_list_says_once_belongs_to_each_name() -> None:
    assert names("加快南槐、柯镜、蝶石铁路建设。", "target") == ["南槐铁路", "柯镜铁路", "蝶石铁路"]
    assert names("开通地铁3、5和8号线。") == ["地铁3号线", "地铁5号线", "地铁8号线"]
    assert names("抓好柯口、蝶峡等在建水电站建设。", "target") == ["柯口水电站", "蝶峡水电站"]
    assert names("加快兰山、柯口和槐镜铁路建设。", "target") == ["兰山铁路", "柯口铁路", "槐镜铁路"]
    assert names("开工南柯、槐安机场改扩建和镜花、蝶石铁路。", "target") == [
        "南柯机场改扩建",
        "槐安机场改扩建",
        "镜花铁路",
        "蝶石铁路",
    ]


def test_a_name_that_is_whole_takes_nothing_from_its_neighbours() -> None:
    assert names("加快槐安广场、星美汇、堃元国际广场建设。", "target")[0] == "槐安广场"
    assert names("开工建设枕石科技园、梦蝶国际酒店。", "target") == ["枕石科技园", "梦蝶国际酒店"]


def test_marks_within_brackets_and_quotations_cut_no_list() -> None:
    assert names("黄粱大道（南柯路、槐安路段）、柯山隧道建成通车。") == ["黄粱大道（南柯路、槐安路段）", "柯山隧道"]
    assert names("推进省“三馆合一”项目建设。", "target") == ["省“三馆合一”项目"]


def test_names_in_the_bracket_after_a_count_are_read() -> None:
    text = "建成投产变电项目3项(220千伏梦蝶变电工程、110千伏柯山变电工程和110千伏枕石变电工程)。"
    assert names(text) == ["220千伏梦蝶变电工程", "110千伏柯山变电工程", "110千伏枕石变电工程"]
    assert names("建成城东变电站(含进站道路、围墙)。") == ["城东变电站(含进站道路、围墙)"]


def test_the_name_stands_without_lead_in_measure_and_count() -> None:
    assert names("启动总投资4.2亿元的柯山隧道改造工程。") == ["柯山隧道改造工程"]
    assert names("枕石科技园一期9栋塔楼全面封顶。") == ["枕石科技园一期"]
    assert names("以甲厂旧址、乙仓旧址为核心的西堤片区改造启动。") == ["西堤片区改造"]
    assert names("建成农村公路120公里、公厕35座。") == []


def test_a_part_of_a_project_tells_of_the_whole() -> None:
    assert told("梦蝶大桥主塔建设加快推进。") == [("梦蝶大桥", "under_construction")]
    assert told("柯山水库主体工程投入使用。") == [("柯山水库主体工程", "operating")]


def test_a_stage_alone_belongs_to_the_name_before_it() -> None:
    assert told("枕石科技园一期启用、二期开工。") == [("枕石科技园一期", "operating"), ("枕石科技园二期", "started")]


def test_two_steps_in_one_clause_are_two_records() -> None:
    assert told("星河纺织新材料项目签约落地并开工建设。") == [
        ("星河纺织新材料项目", "landed"),
        ("星河纺织新材料项目", "started"),
    ]
    assert told("梦蝶大桥建成通车。") == [("梦蝶大桥", "operating")]


def test_a_clause_without_a_name_tells_of_the_name_before_it() -> None:
    text = "梦蝶大桥开工建设，力争2026年建成通车。"
    first, second = read(text)
    assert (first.name, first.milestone, first.scenario) == ("梦蝶大桥", "started", "actual")
    assert (second.name, second.milestone, second.scenario, second.period) == (
        "梦蝶大桥",
        "operating",
        "target",
        "2026",
    )
    assert told("梦蝶大桥开工建设，城市面貌持续改善。") == [("梦蝶大桥", "started")]


def test_what_something_has_become_is_not_told_of_further() -> None:
    assert told("热线成为居民的连心桥，入选全国优秀案例。") == []
    assert told("梦蝶大桥、柯山隧道等项目，全部建成通车。") == [("梦蝶大桥", "operating"), ("柯山隧道", "operating")]


def test_a_verb_goes_on_after_the_first_of_its_works() -> None:
    assert names("推进梦蝶大桥建设、柯山公园改造。", "target") == ["梦蝶大桥", "柯山公园改造"]
    assert names("推进柯山工业园建设，以及枕石科技园、镜花产业园。", "target") == [
        "柯山工业园",
        "枕石科技园",
        "镜花产业园",
    ]


def test_who_does_it_is_no_part_of_the_name() -> None:
    assert names("配合市交通局推进梦蝶大桥建设。", "target") == ["梦蝶大桥"]


def test_what_it_will_become_or_must_not_be_is_no_project() -> None:
    assert told("建成后将成为全省最大的会展综合体。") == []
    assert told("严禁新建槐安楼堂馆所。") == []
    assert told("新建槐安会展中心。") == [("槐安会展中心", "started")]


def test_a_promise_in_a_review_is_a_target_for_the_planned_period() -> None:
    (project,) = read("柯山隧道即将通车。")
    assert (project.scenario, project.period) == ("target", "2025")
    (project,) = read("柯山隧道建成通车。")
    assert (project.scenario, project.period) == ("actual", "2024")


def test_what_is_done_by_now_is_actual_within_a_plan() -> None:
    (project,) = read("柯山隧道目前已开工。", "target")
    assert (project.scenario, project.period) == ("actual", "2024")
    (project,) = read("柯山隧道开工。", "target")
    assert (project.scenario, project.period) == ("target", "2025")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("梦蝶大桥上半年建成通车。", "2025-01/2025-06"),
        ("梦蝶大桥第三季度建成通车。", "2025-07/2025-09"),
        ("梦蝶大桥9月底前建成通车。", "2025-09/2025-09"),
        ("梦蝶大桥2026年建成通车。", "2026"),
        ("梦蝶大桥建成通车。", "2025"),
    ],
)
def test_the_period_is_stated_or_inherited(text: str, period: str) -> None:
    (project,) = read(text, "target")
    assert project.period == period


def test_a_project_told_twice_is_one_record() -> None:
    text = "推进梦蝶大桥建设；加快梦蝶大桥建设。"
    assert told(text, "target") == [("梦蝶大桥", "under_construction")]


def test_each_quote_stands_where_its_offsets_point() -> None:
    text = "梦蝶大桥开工建设，计划年底通车；推进柯山公园、枕石科技园二期等项目建设。"
    found = read(text, "target")
    assert {project.name for project in found} == {"梦蝶大桥", "柯山公园", "枕石科技园二期"}
    for project in found:
        assert project.start is not None
        assert project.end is not None
        assert ("前文。" + text)[project.start : project.end] == project.quote
        assert project.name in project.quote
        assert project.sentence == text


def test_a_second_verb_is_no_part_of_the_name() -> None:
    assert told("启动开发蝶湖新城。", "target") == [("蝶湖新城", "started")]
    assert told("新建盘活柯光广场。") == [("柯光广场", "started")]
    assert told("建成了梦蝶大桥。") == [("梦蝶大桥", "completed")]
    assert names("推进开发区扩容。", "target") != ["区扩容"]
    assert names("推进南柯开发区跨江大桥建设。", "target") == ["南柯开发区跨江大桥"]


def test_how_it_is_done_and_when_is_no_part_of_the_name() -> None:
    assert told("梦蝶高速柯山段规模化施工。") == [("梦蝶高速柯山段", "under_construction")]
    assert told("槐安机场去年开工。") == [("槐安机场", "started")]
    assert told("南柯综合保税区封关运行。") == [("南柯综合保税区", "operating")]
    assert names("柯山规模化林场开工建设。") == ["柯山规模化林场"]


def test_a_first_flight_is_an_opening() -> None:
    assert told("槐安机场首航成功。") == [("槐安机场", "operating")]
    assert told("首航大厦封顶。") == [("首航大厦", "topped_out")]


def test_what_binds_a_name_to_its_sentence_is_no_part_of_it() -> None:
    assert names("随着梦蝶高铁开通，客流明显增加。") == ["梦蝶高铁"]
    assert names("建成柯光职业学院并挂牌招生。") == ["柯光职业学院"]
    assert names("**加快梦蝶大桥建设。", "target") == ["梦蝶大桥"]


@pytest.mark.parametrize(
    "text",
    [
        "加快畅通快速通道。",
        "争取大科学装置落户南柯。",
        "推进现代化污水处理厂建设。",
        "加快推进区域医疗中心建设。",
        "建设一批柯山步道。",
    ],
)
def test_a_kind_alone_is_no_project(text: str) -> None:
    assert told(text, "target") == []


def test_a_kind_with_a_part_of_its_own_is_a_project() -> None:
    assert names("加快畅通柯山快速通道。", "target") == ["柯山快速通道"]
    assert names("推进柯北污水处理厂建设。", "target") == ["柯北污水处理厂"]


def test_what_is_to_become_another_is_no_name() -> None:
    assert told("推动柯山高新区创建国家级高新区。", "target") == []
    assert names("与镜花大学共建柯山研究院。") == ["柯山研究院"]
    assert names("建设柯山创业园。", "target") == ["柯山创业园"]


def test_modifiers_before_a_noun_name_nothing() -> None:
    assert told("建设山清水秀、出门见绿的美丽家园。", "target") == []
    assert names("开工建设蝶湖、柯山公园。", "target") == ["蝶湖公园", "柯山公园"]


def test_a_size_begins_a_name() -> None:
    assert names("开工建设柯光纺织5万吨纺纱和1亿米织布等项目。", "target") == ["柯光纺织5万吨纺纱"]
    assert names("推进柯光知识产权和科技成果交易中心建设。", "target") == ["柯光知识产权和科技成果交易中心"]


def test_a_list_is_cut_before_what_names_none_and_at_quotation_marks() -> None:
    assert names("南柯大学、柯光医科大学及新区各类社会投资项目加快实施。") == ["南柯大学", "柯光医科大学"]
    assert names("梦蝶大桥及连接线开工建设。") == ["梦蝶大桥及连接线"]
    assert "“三蝶”工程" in names("加快蝶湖水质综合治理和“三蝶”工程建设。", "target")


def test_what_follows_et_cetera_belongs_to_names_that_lack_it_alone() -> None:
    assert names("推进柯门二桥、梨花大桥、梦蝶高速出入口等公路桥梁建设及改造工程。", "target") == [
        "柯门二桥",
        "梨花大桥",
        "梦蝶高速出入口",
    ]
    assert names("完成柯流河、大槐河等河道综合治理。") == ["柯流河河道综合治理", "大槐河河道综合治理"]
    assert names("建成柯光风电、槐光光伏等续建项目。") == ["柯光风电", "槐光光伏"]


def test_work_is_done_to_what_is_whole_already() -> None:
    assert names("启动枕石大道、镜花路等道路提升改造。", "target") == ["枕石大道提升改造", "镜花路提升改造"]


def test_another_name_may_stand_behind_what_closes_a_list() -> None:
    assert names("推进柯口、蝶峡等供水工程和枕石灌区建设。", "target") == ["柯口供水工程", "蝶峡供水工程", "枕石灌区"]
    assert names("推进柯口、蝶峡等公路和桥梁建设。", "target") != ["柯口公路", "蝶峡公路", "桥梁"]


def test_a_number_that_begins_a_member_closes_no_list() -> None:
    assert names("建成柯光纪念馆、八大仙人馆。") == ["柯光纪念馆"]
    assert names("建成柯光和镜花两个纪念馆。") == ["柯光纪念馆", "镜花纪念馆"]


def test_members_that_are_places_name_no_project() -> None:
    assert told("支持柯山、槐安等地创建国家级高新区。", "target") == []
    assert names("推进柯山、槐安等地铁站建设。", "target") == ["柯山地铁站", "槐安地铁站"]


def test_a_size_makes_a_name_among_projects() -> None:
    assert told("建成投产15万吨柯酸、8万吨镜烯等项目。") == [("15万吨柯酸", "operating"), ("8万吨镜烯", "operating")]
    assert names("加快2×35万千瓦火电项目建设。", "target") == ["2×35万千瓦火电项目"]
    assert told("新增300万吨炼油产能。") == []
    assert told("建成5万吨级码头泊位工程。") == []


def test_who_builds_what_is_no_name_and_neither_are_those_listed_before() -> None:
    assert told("推动柯山职业学院、镜花卫生学院建设高水平应用型大学。", "target") == []
    assert told("支持柯山新区打造国家级示范区。", "target") == []
    assert names("推进柯山职业学院建设工程。", "target") == ["柯山职业学院建设工程"]


def test_a_site_is_opened_and_neither_a_policy_nor_what_costs_nothing_now() -> None:
    assert told("柯山开发区坚持改革开放。") == []
    assert told("市博物馆、柯山美术馆免费开放。") == []
    assert told("柯山美术馆建成开放。") == [("柯山美术馆", "operating")]
    assert told("柯山口岸对外开放。") == [("柯山口岸", "operating")]


def test_a_plan_that_is_carried_out_plans_no_project() -> None:
    assert told("制定南柯中长期科技发展规划。") == []
    assert told("实施柯山避险十年搬迁规划。") == []
    assert told("编制柯山产业园规划。") == [("柯山产业园", "planned")]


def test_people_settle_and_are_no_projects() -> None:
    assert told("推动3万农村居民进城落户。", "target") == []
    assert told("柯光精密电机产业园落户南柯。") == [("柯光精密电机产业园", "landed")]


def test_built_and_put_to_use_is_one_step() -> None:
    assert told("柯山指挥中心建成并投入使用。") == [("柯山指挥中心", "operating")]


def test_a_list_whose_members_end_alike_shares_nothing() -> None:
    assert names("推进东环路、柯山路、梦蝶大道、枕石路建设。", "target")[:2] == ["东环路", "柯山路"]
    assert "柯口路路" not in names("建设柯口路、镜花路。", "target")


def test_the_end_of_a_place_is_no_noun_that_a_list_shares() -> None:
    assert names("建设柯口至南槐、镜花至枕楼高速公路。", "target") == ["柯口至南槐高速公路", "镜花至枕楼高速公路"]
    assert names("加快打造空港、柯东、镜西三个新城。", "target") == ["空港新城", "柯东新城", "镜西新城"]


def test_each_of_two_lists_has_its_own_kind() -> None:
    text = "建成柯镜、南槐等高速公路和柯西、蝶石等铁路项目。"
    assert names(text) == ["柯镜高速公路", "南槐高速公路", "柯西铁路", "蝶石铁路"]
    assert names("推进梦柯铁路南槐段、镜石等铁路项目和柯西、蝶石等机场项目建设。", "target")[:2] == [
        "梦柯铁路南槐段",
        "镜石铁路",
    ]


def test_where_each_stands_is_no_part_of_the_list() -> None:
    assert names("柯光水上乐园、蝶湖漂流基地分别在槐安、镜花建成投用。") == ["柯光水上乐园", "蝶湖漂流基地"]


def test_works_of_the_city_close_a_list_of_projects() -> None:
    assert names("柯山公园一期、镜湖公园等一批城市公园基本建成。") == ["柯山公园一期", "镜湖公园"]
    assert told("支持柯山、槐安等3个城市创建国家级新区。", "target") == []


def test_blanks_around_a_count_are_no_part_of_a_name() -> None:
    assert names("柯山国锦电厂等 3 个电厂建成投运。") == ["柯山国锦电厂"]


@pytest.mark.parametrize(
    "piece",
    ["、", "（", "“”", "和", "推进", "建成甲路，", "开工、", "通车，", "等", "1月", "二期开工、", "3项(甲、乙),"],
)
def test_no_text_takes_more_than_a_moment(piece: str) -> None:
    started = time.process_time()
    read("梦蝶大桥开工，" + piece * (200_000 // len(piece)))
    assert time.process_time() - started < 10
