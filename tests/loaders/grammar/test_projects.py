"""Each rule reads its sentence and leaves another one alone. All places and firms are invented."""

from __future__ import annotations

import time

import pytest

from loaders.facts import Project, Report, Scenario
from loaders.grammar.projects import projects
from loaders.outline import Sentence, View

REPORT = Report(document="report.md", title="2025年南柯区政府工作报告", period="2024", planned_period="2025")


def read(text: str, scenario: Scenario = "actual") -> list[Project]:
    period = "2025" if scenario == "target" else "2024"
    view = View(period=period, stock_period=period, scenario=scenario)
    before = "前文。"
    return projects([Sentence(start=len(before), end=len(before + text), text=text, section="", view=view)], REPORT)


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


@pytest.mark.parametrize(
    "piece",
    ["、", "（", "“”", "和", "推进", "建成甲路，", "开工、", "通车，", "等", "1月", "二期开工、", "3项(甲、乙),"],
)
def test_no_text_takes_more_than_a_moment(piece: str) -> None:
    started = time.process_time()
    read("梦蝶大桥开工，" + piece * (200_000 // len(piece)))
    assert time.process_time() - started < 10
