"""Which period and scenario a sentence inherits from its headings and from what opened before it."""

from __future__ import annotations

import pytest

from loaders.facts import Report
from loaders.outline import outline

MARK = "新建学校7所。"
"""The sentence whose view is asked for; the tests write it as ※."""


def report(period: str = "2024", planned: str | None = "2025", date: str | None = "2025-01-16") -> Report:
    return Report(document="r", title="政府工作报告", period=period, planned_period=planned, date=date)


def views(text: str, given: Report | None = None) -> list[str]:
    """`2024 actual` of each ※ in a report that reviews 2024 and plans 2025."""
    sentences = outline(text.replace("※", MARK), given or report())
    return [f"{one.view.period} {one.view.scenario}" for one in sentences if MARK in one.text]


@pytest.mark.parametrize(
    ("heading", "view"),
    [
        ("一、2024年工作回顾", "2024 actual"),
        ("一、过去一年工作回顾", "2024 actual"),
        ("一、过去五年工作回顾", "2020/2024 actual"),
        ("一、本届政府工作回顾", "2020/2024 actual"),
        ("一、奋力前行的五年", "2020/2024 actual"),
        ("一、“十三五”时期发展成就", "2016/2020 actual"),
        ("一、2022年以来工作回顾", "2022/2024 actual"),
        ("一、2024年和本届政府工作回顾", "2024 actual"),
        ("一、团结奋进，全面完成2024年各项预期目标", "2024 actual"),
        ("一、迎难而上，实现了年初确定的目标", "2024 actual"),
        ("二、2025年工作安排", "2025 target"),
        ("二、今年的主要任务", "2025 target"),
        ("二、今后五年的目标任务", "2025/2029 target"),
        ("二、“十五五”主要目标", "2026/2030 target"),
        ("二、2035年远景目标和“十五五”时期目标任务", "2026/2030 target"),
        ("二、全力以赴抓好2025年各项工作，实现“十五五”良好开局", "2025 target"),
    ],
)
def test_a_heading_of_the_upper_rank_says_what_its_section_is_about(heading: str, view: str) -> None:
    assert views(f"{heading}\n※\n") == [view]


@pytest.mark.parametrize(
    "heading",
    [
        "（一）推动重点领域改革取得新突破",
        "（二）以更大力度提升治理成效",
        "（三）确保民生保障取得实效",
        "四、推动产业转型取得新进展",
        "（四）总结推广试点经验",
        "（五）推进“到2030年展新颜”工作",
        "五、以实施空间规划（2021-2035年）为契机优化布局",
    ],
)
def test_what_a_plan_means_to_gain_does_not_look_back(heading: str) -> None:
    assert views(f"一、2024年工作回顾\n※\n二、2025年重点工作\n{heading}\n※\n") == ["2024 actual", "2025 target"]


def test_headings_of_the_lower_rank_keep_the_span_of_the_section() -> None:
    text = "一、过去五年工作回顾\n（一）经济发展成效显著\n※\n（二）改革开放取得新突破\n※\n"
    assert views(text) == ["2020/2024 actual"] * 2


def test_numbered_headings_below_unnumbered_ones_stay_within_them() -> None:
    text = (
        "过去五年工作回顾\n一、创新发展思路，壮大产业\n※\n二、突出重点任务，改善民生\n※\n"
        "2025年工作安排\n一、推动科技创新取得新成就\n※\n"
    )
    assert views(text) == ["2020/2024 actual", "2020/2024 actual", "2025 target"]


def test_what_follows_the_review_plans_though_its_heading_does_not_say_so() -> None:
    text = "一、2024年工作回顾\n※\n二、培育新质生产力，壮大实体经济\n※\n三、切实改善民生\n※\n"
    assert views(text) == ["2024 actual", "2025 target", "2025 target"]


def test_problems_told_after_the_review_are_no_plan() -> None:
    assert views("一、2024年工作回顾\n※\n二、存在的主要问题\n※\n") == ["2024 actual"] * 2


def test_sentences_that_begin_like_numbered_headings_are_none() -> None:
    text = "一、2024年工作回顾\n推行“五证合一、一照一码”。※\n一、二、三产业结构更优。※\n五一、端午假期游客更多。※\n"
    assert views(text) == ["2024 actual"] * 3


@pytest.mark.parametrize(
    "opening",
    [
        "过去的一年，全市上下奋勇争先。",
        "各位代表，刚刚过去的2024年，是极不平凡的一年。",
        "各位代表！2024年承前启后、继往开来。",
        "2024年是“十四五”规划的关键之年，我们统筹发展和安全。",
        "2024年，面对严峻形势，我们稳住了经济。",
        "2024年，在市委坚强领导下，我们克难奋进。",
        "各位代表，去年我市经济遇到多年未有的挑战。",
    ],
)
def test_a_paragraph_on_the_last_year_closes_the_review_of_five(opening: str) -> None:
    text = f"一、过去五年工作回顾\n※\n{opening}※\n一是产业更强。※\n"
    assert views(text) == ["2020/2024 actual", "2024 actual", "2024 actual"]


def test_a_figure_of_the_last_year_does_not_close_the_review_of_five() -> None:
    text = "一、过去五年工作回顾\n2024年，地区生产总值达到812亿元。※\n去年，粮食总产30万吨，是2019年的1.2倍。※\n"
    assert views(text) == ["2020/2024 actual"] * 2


def test_in_particular_last_year_is_for_its_paragraph() -> None:
    text = "一、过去五年工作回顾\n经济历经起伏。特别是刚刚过去的2024年，我们奋力赶超。※\n※\n"
    assert views(text) == ["2024 actual", "2020/2024 actual"]


def test_five_years_that_open_a_paragraph_last_and_within_one_end_with_it() -> None:
    lasting = "一、2024年工作回顾\n※\n五年来，我们接续奋斗。※\n※\n"
    passing = "一、2024年工作回顾\n民生持续改善。五年来，我们接续奋斗。※\n※\n"
    assert views(lasting) == ["2024 actual", "2020/2024 actual", "2020/2024 actual"]
    assert views(passing) == ["2020/2024 actual", "2024 actual"]


def test_whoever_looks_back_on_five_years_goes_on_doing_so() -> None:
    text = "一、2024年工作回顾\n※\n各项任务圆满完成。回首过去五年，极不平凡。※\n※\n"
    assert views(text) == ["2024 actual", "2020/2024 actual", "2020/2024 actual"]


def test_five_years_within_a_paragraph_go_on_where_the_heading_or_a_salutation_says_so() -> None:
    named = "一、2024年和“十四五”工作回顾\n※\n成绩可喜。五年来，我们接续奋斗。※\n※\n"
    saluted = "一、2024年工作回顾\n※\n各位代表！2024年目标全面完成。五年间，我们接续奋斗。※\n※\n"
    assert views(named) == ["2024 actual", "2020/2024 actual", "2020/2024 actual"]
    assert views(saluted) == ["2024 actual", "2020/2024 actual", "2020/2024 actual"]


def test_spaces_within_a_heading_do_not_hide_its_years() -> None:
    assert views("一、 “十三五 ”时期回顾\n※\n二、 2025 年主要工作\n※\n") == ["2016/2020 actual", "2025 target"]


def test_a_look_back_within_the_plan_ends_with_its_paragraph() -> None:
    text = "二、2025年工作安排\n※\n过去一年，我们深化政府自身建设。※\n※\n"
    assert views(text) == ["2025 target", "2024 actual", "2025 target"]


@pytest.mark.parametrize(
    ("opening", "after"),
    [
        ("今后五年，要培育一批骨干企业。", "2025 target"),
        ("今后五年的主要目标是迈上新台阶。", "2025/2029 target"),
        ("“十五五”时期是我市跨越赶超的关键期。", "2026/2030 target"),
    ],
)
def test_years_ahead_last_where_they_open_their_part_of_the_plan(opening: str, after: str) -> None:
    span = "2026/2030 target" if "十五五" in opening else "2025/2029 target"
    assert views(f"二、2025年工作安排\n{opening}※\n※\n") == [span, after]


@pytest.mark.parametrize(
    "opening",
    [
        "今年是新一届政府开局之年。\n",
        "做好各项工作意义重大。今年是新一届政府开局之年。\n",
        "综合各方面因素，2025年全市经济社会发展的主要预期目标是：\n",
        "围绕上述目标，今年的主要目标为：\n",
    ],
)
def test_this_year_opens_its_plan_within_the_plan_of_five_years(opening: str) -> None:
    assert views(f"二、今后五年目标任务\n※\n{opening}※\n") == ["2025/2029 target", "2025 target"]


def test_in_december_next_year_is_planned_and_this_year_reviewed() -> None:
    december = report(date="2024-12-28")
    text = (
        "过去五年工作回顾\n※\n各位代表，今年我们攻坚克难、奋勇争先。※\n2025年是规划收官之年。※\n明年的主要目标是：\n※\n"
    )
    assert views(text, december) == ["2020/2024 actual", "2024 actual", "2025 target", "2025 target"]


def test_a_report_on_half_a_year_plans_the_other_half() -> None:
    half = report("2024-01/2024-06", "2024-07/2024-12", "2024-07-20")
    text = "一、上半年执行情况\n※\n二、下半年工作安排\n※\n"
    assert views(text, half)[0] == "2024-01/2024-06 actual"
    assert views(text, half)[1].endswith("target")


def test_what_a_communique_tells_is_all_of_its_year() -> None:
    assert views("一、综合\n※\n二、农业发展目标\n※\n", report(planned=None)) == ["2024 actual"] * 2


def test_sentences_stand_where_the_text_has_them() -> None:
    text = "一、2024年工作回顾\n\n**各位代表！** 全年新建学校7所。惠及2万人！\n"
    assert [text[one.start : one.end] for one in outline(text, report())] == [
        one.text for one in outline(text, report())
    ]


def test_a_page_without_line_breaks_has_its_sections_all_the_same() -> None:
    filler = "我们坚持稳中求进，推动各项事业不断发展。" * 90
    text = f"南柯市政府工作报告一、2024年工作回顾{filler}※二、2025年工作安排。{filler}※"
    assert views(text) == ["2024 actual", "2025 target"]


def test_a_heading_that_turns_ahead_plans_though_it_names_no_year() -> None:
    assert views("一、五年工作的回顾\n※\n二、把南柯全面推向新时代\n※\n")[1] == "2025/2029 target"
    assert views("一、砥砺前行的精彩篇章\n※\n二、接续奋斗，全力开创新局面\n※\n") == ["2024 actual", "2025 target"]
    assert views("一、五年工作的回顾\n※\n二、奋力前行取得的成效\n※\n")[1] == "2020/2024 actual"


def test_how_a_plan_was_carried_out_is_no_title_of_a_report() -> None:
    below = "南柯上下一心，" * 7 + "稳步前行。※"
    assert views(f"今年是新五年的第一年。\n“十三五”计划完成情况\n{below}\n") == ["2016/2020 actual"]
