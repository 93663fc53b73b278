import os
from pathlib import Path

import pytest

from loaders.facts import Document, Report
from loaders.identify import identify, why_not_a_report
from loaders.reading import decode, read

SHARED = Path(os.environ.get("HUIBAO_SHARED", Path(__file__).parents[3] / "shared"))
needs_shared = pytest.mark.skipif(
    not (SHARED / "reports").is_dir(), reason="no reports: set HUIBAO_SHARED to the folder that holds `reports`"
)

REVIEW = (
    "过去的一年，全县上下拼搏实干，完成地区生产总值312亿元，增长5.6%，一般公共预算收入20.5亿元，增长7%，"
    "新增城镇就业4200人，改造老旧小区12个，粮食产量稳定在30万吨。"
)
PLAN = "今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，居民收入与经济增长同步。"
GIVEN = "各位代表：\n\n现在，我代表县人民政府，向大会报告政府工作，请予审议。"


def document(text: str, name: str = "report.txt") -> Document:
    return decode(text.encode(), name)


def only(text: str, name: str = "report.txt") -> Report:
    (report,) = identify(document(text, name))
    return report


def speech(title: str, placard: str, review: str = "一、2023年工作回顾", plan: str = "二、2024年工作安排") -> str:
    return f"{title}\n\n{placard}\n\n县长 张三\n\n{GIVEN}\n\n{review}\n\n{REVIEW}\n\n{plan}\n\n{PLAN}\n"


def test_a_speech_tells_whose_it_is_of_which_year_and_when_and_where_it_was_given() -> None:
    text = speech("政府工作报告", "——2024年1月16日在德清县第十七届人民代表大会第三次会议上")
    report = only(text)
    assert (report.district_code, report.district_name) == ("330521", "德清县")
    assert (report.period, report.planned_period) == ("2023", "2024")
    assert (report.report_kind, report.date) == ("government_work", "2024-01-16")
    assert report.meeting == "德清县第十七届人民代表大会第三次会议"
    assert report.title == "政府工作报告"
    assert text[report.start : report.end] == text.rstrip("\n")


def test_what_is_said_in_december_reviews_the_year_that_ends() -> None:
    report = only(
        speech(
            "政府工作报告",
            "——2023年12月28日在德清县第十七届人民代表大会第三次会议上",
            "一、过去一年工作回顾",
            "二、明年工作安排",
        )
    )
    assert (report.period, report.planned_period) == ("2023", "2024")


@pytest.mark.parametrize(
    ("title", "placard", "review", "plan"),
    [
        ("2023年德清县政府工作报告", "", "一、2023年工作回顾", "二、2024年工作安排"),
        ("2024年德清县政府工作报告", "", "一、过去一年工作回顾", "二、今年工作安排"),
        ("德清县政府工作报告", "发布时间：2019-05-01", "一、“十三五”及2023年工作回顾", "二、今后五年的总体思路"),
        ("德清县政府工作报告", "", "一、过去五年工作回顾", "三、2024年的主要工作"),
        ("德清县政府工作报告", "（二〇二四年一月十六日）", "一、过去五年工作回顾", "二、今后五年工作"),
    ],
)
def test_the_headings_and_the_day_decide_on_the_year_and_not_the_year_in_the_title(
    title: str, placard: str, review: str, plan: str
) -> None:
    report = only(speech(title, placard, review, plan))
    assert (report.period, report.planned_period) == ("2023", "2024")


def test_a_far_goal_in_a_heading_is_not_the_year_planned() -> None:
    text = speech(
        "德清县政府工作报告",
        "",
        plan="二、“十四五”规划和二〇三五年远景目标\n\n到2035年基本实现现代化。\n\n三、2024年重点工作",
    )
    assert only(text).planned_period == "2024"


def test_a_report_on_half_a_year_reviews_its_months_and_plans_the_others() -> None:
    report = only(
        "广州市白云区2024年上半年国民经济和社会发展计划执行情况的报告\n\n——2024年7月30日在广州市白云区\n\n"
        f"第十七届人大常委会第二十二次会议上\n\n主任、各位副主任、各位委员：\n\n一、上半年执行情况\n\n{REVIEW}\n\n二、下半年工作安排\n\n{PLAN}"
    )
    assert (report.period, report.planned_period) == ("2024-01/2024-06", "2024-07/2024-12")
    assert (report.report_kind, report.district_code) == ("plan_execution", "440111")
    assert report.meeting == "广州市白云区第十七届人大常委会第二十二次会议"


@pytest.mark.parametrize(
    ("title", "period", "planned"),
    [
        ("德清县2024年前三季度经济运行情况的报告", "2024-01/2024-09", "2024-10/2024-12"),
        ("德清县2024年1—5月国民经济和社会发展计划执行情况的报告", "2024-01/2024-05", "2024-06/2024-12"),
        ("德清县2024年一季度经济社会发展情况汇报", "2024-01/2024-03", "2024-04/2024-12"),
    ],
)
def test_other_parts_of_a_year_are_told_by_the_title(title: str, period: str, planned: str) -> None:
    report = only(f"{title}\n\n一、主要情况\n\n{REVIEW}\n\n二、下一步工作\n\n{PLAN}")
    assert (report.period, report.planned_period) == (period, planned)


def test_a_plan_report_needs_no_salutation_and_its_title_may_take_two_lines() -> None:
    report = only(
        "关于德清县2023年国民经济和社会发展计划执行情况\n与2024年国民经济和社会发展计划草案的报告\n\n"
        f"一、2023年国民经济和社会发展计划执行情况\n\n{REVIEW}\n\n二、2024年国民经济和社会发展计划草案\n\n{PLAN}"
    )
    assert report.title == "关于德清县2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告"
    assert (report.report_kind, report.period, report.planned_period) == ("plan_execution", "2023", "2024")
    assert report.start == 0


def test_a_communique_reviews_a_year_and_plans_none() -> None:
    report = only(
        f"中华人民共和国\n二〇一二年国民经济和社会发展统计公报\n国家统计局\n2013年2月22日\n一、综合\n{REVIEW}\n"
    )
    assert (report.district_code, report.district_name) == ("100000", "全国")
    assert (report.report_kind, report.period, report.planned_period) == ("statistical_communique", "2012", None)
    assert report.date == "2013-02-22"


def test_the_state_council_speaks_for_the_nation() -> None:
    text = speech("政府工作报告", "——2024年3月5日在第十四届全国人民代表大会第二次会议上")
    report = only(text.replace("县长", "国务院总理").replace("县人民政府", "国务院"))
    assert (report.district_code, report.district_name) == ("100000", "全国")


def test_the_head_goes_before_the_text() -> None:
    head = (
        "---\ntitle: 2024年云川县政府工作报告\ndistrict_code: 990100\ndistrict_name: 云川县\ndate: 2024-01-16\n"
        "report_kind: government_work\nsource: https://www.yunchuan.example/1.html\n---\n\n"
    )
    text = head + f"# 政府工作报告\n\n{GIVEN}\n\n## 一、过去一年工作回顾\n\n{REVIEW}\n\n## 二、今年工作安排\n\n{PLAN}\n"
    report = only(text, "report.md")
    assert report.title == "2024年云川县政府工作报告"
    assert (report.district_code, report.district_name, report.date) == ("990100", "云川县", "2024-01-16")
    assert (report.period, report.planned_period) == ("2023", "2024")
    assert text[report.start :].startswith("# 政府工作报告")


def test_a_head_that_states_only_a_name_or_a_code_is_completed() -> None:
    speech_of = speech("2024年政府工作报告", "——2024年1月16日在区第九届人民代表大会第三次会议上")
    by_name = only(f"---\ndistrict_name: 白云区\n---\n{speech_of}贵阳，贵阳！", "report.md")
    by_code = only(f"---\ndistrict_code: 440111\n---\n{speech_of}", "report.md")
    assert (by_name.district_code, by_name.district_name) == ("520113", "白云区")
    assert (by_code.district_code, by_code.district_name) == ("440111", "白云区")


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("发布时间：2024年1月20日\n\n——2024年1月16日在德清县第十七届人民代表大会第三次会议上", "2024-01-16"),
        ("（二〇二四年一月十六日）", "2024-01-16"),
        ("发布日期：2024-01-20 17:58", "2024-01-20"),
        ("发布日期：2031-01-20 17:58", None),
        ("来源：县府办", None),
    ],
)
def test_the_day_it_was_given_goes_before_the_day_its_page_was_published(printed: str, day: str | None) -> None:
    assert only(speech("德清县政府工作报告", printed)).date == day


def test_a_speech_without_a_title_is_known_by_the_line_over_it() -> None:
    text = speech("", "——2024年1月16日在日照市第十九届人民代表大会第三次会议上").strip()
    report = only(text)
    assert (report.title, report.report_kind, report.district_name) == ("政府工作报告", "government_work", "日照市")


def test_a_place_that_no_seed_lists_keeps_its_name_without_a_code() -> None:
    report = only(speech("云川县梯面镇政府工作报告", "——2024年1月16日在梯面镇第九届人民代表大会第三次会议上"))
    assert report.district_name == "梯面镇"
    report = only(speech("2024年云川县政府工作报告", "——2024年1月16日在云川县第九届人民代表大会第三次会议上"))
    assert (report.district_code, report.district_name) == (None, "云川县")


def test_where_only_the_kind_of_place_is_named_the_text_tells_which() -> None:
    text = speech("2024年政府工作报告", "").replace("县人民政府", "省人民政府")
    report = only(text.replace(PLAN, PLAN + "加快建设兰州新区，支持天水、酒泉、庆阳发展特色产业，扩大甘肃对外开放。"))
    assert report.district_name == "甘肃省"


def test_the_sites_prefix_is_no_part_of_a_title_but_tells_which_place_is_meant() -> None:
    page = speech("【贵阳招商】2024年白云区政府工作报告", "")
    report = only(page)
    assert (report.title, report.district_code) == ("2024年白云区政府工作报告", "520113")
    assert page[report.start :].startswith("2024年白云区")


FURNITURE_ABOVE = "- 首页\n- 政务公开\n当前位置：首页 > 政务公开 > 政府工作报告\n"
FURNITURE_BETWEEN = "2025-07-08\n\n相关链接\n2022年德清县政府工作报告\n上一篇：全县上半年增长6.3%\n\n-\n"
FURNITURE_BELOW = "分享到：\n打印本页 关闭窗口\n联系我们\n建议使用1024×768分辨率浏览本网站。\n网站标识码3305210001\n"


def test_a_page_that_holds_several_reports_gives_each_without_the_furniture_around() -> None:
    one = speech("2024年德清县政府工作报告", "2024年1月16日在德清县第十七届人民代表大会第三次会议上").strip()
    two = (
        f"2022年广州市荔湾区政府工作报告\n一、2021年工作回顾{REVIEW}（一）城乡融合。改造农村公路80公里，新建学校3所，脱贫户1200户，"
        f"投资5亿元，补贴2万元，增长9%。二、2022年主要任务{PLAN}"
    )
    three = speech(
        "【广州招商】广州市政府工作报告",
        "2021年1月29日在广州市第十五届人民代表大会第六次会议上",
        "一、2020年主要工作",
        "二、2021年工作安排",
    ).strip()
    page = FURNITURE_ABOVE + FURNITURE_BETWEEN.join([one + "\n", two + "\n", three + "\n"]) + FURNITURE_BELOW
    reports = identify(document(page))
    assert [(report.report, report.district_name, report.period, report.planned_period) for report in reports] == [
        (0, "德清县", "2023", "2024"),
        (1, "荔湾区", "2021", "2022"),
        (2, "广州市", "2020", "2021"),
    ]
    texts = [page[report.start : report.end] for report in reports]
    assert texts == [one, two, three.removeprefix("【广州招商】")]


def test_a_table_at_the_end_of_a_report_is_not_taken_for_furniture() -> None:
    text = (
        speech("2024年德清县政府工作报告", "")
        + "\n附表\n\n指标\n\n2024年目标\n\n生产总值\n\n6%\n\n上一篇：没有了\n\n分享到：\n"
    )
    report = only(text)
    assert text[: report.end].endswith("生产总值\n\n6%")


def test_a_title_repeated_within_a_report_does_not_cut_it() -> None:
    text = speech("2024年德清县政府工作报告", "2024年1月16日在德清县第十七届人民代表大会第三次会议上")
    page = text.replace("二、2024年", f"2024年德清县政府工作报告\n\n{REVIEW}\n\n二、2024年")
    report = only(page)
    assert page[: report.end].endswith(PLAN)


def test_a_heading_and_the_title_of_the_page_above_it_are_one_report() -> None:
    text = "2024年德清县政府工作报告\n来源：县府办  浏览次数：7\n\n" + speech(
        "政府工作报告", "2024年1月16日在县十七届人大三次会议上"
    )
    report = only(text)
    assert (report.title, report.start) == ("2024年德清县政府工作报告", 0)
    assert report.district_name == "德清县"


def test_a_resolution_printed_above_a_report_is_no_second_report() -> None:
    resolution = "德清县第十七届人民代表大会第三次会议听取了县人民政府所作的工作报告，会议决定批准这个报告。\n\n"
    text = resolution + speech("政府工作报告", "2024年1月16日在德清县第十七届人民代表大会第三次会议上")
    report = only(text)
    assert text[report.start :].startswith("政府工作报告")


def test_a_web_page_gives_the_same_report_as_its_text() -> None:
    text = speech("2024年德清县政府工作报告", "——2024年1月16日在德清县第十七届人民代表大会第三次会议上")
    paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
    page = f"<title>政府工作报告_德清县人民政府</title><nav>首页</nav>{paragraphs}<p>分享到：</p><p>版权所有：德清县人民政府</p>"
    of_page, of_text = only(page, "page.html"), only(text)
    unlike = {"start", "end"}
    fields = [field for field in Report.__struct_fields__ if field not in unlike and field != "document"]
    assert [getattr(of_page, field) for field in fields] == [getattr(of_text, field) for field in fields]
    assert document(page, "page.html").text[: of_page.end].endswith(PLAN)


NEWS = (
    "德清县第十七届人民代表大会第三次会议开幕 张三作政府工作报告\n\n本报讯（记者 李四）1月16日上午，县长张三代表县人民政府作政府工作报告。"
    "报告提出，今年全县地区生产总值预期增长6%左右，新增就业4000人，新建学校3所。\n"
)
LINKS = (
    "政府工作报告\n\n2024年德清县政府工作报告\n2023年德清县政府工作报告\n2022年德清县政府工作报告\n\n上一页 下一页\n"
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (NEWS, "neither a report's salutation nor its sections"),
        (LINKS, "a list or a page of links"),
        ("# Readme\n\nThis folder holds 1,769 reports of 190 places. They are text.\n", "neither a report's title"),
        (
            "德清县政府工作报告名词解释\n\n1.专精特新：指专业化、精细化、特色化、新颖化的中小企业，全县共有120家。\n",
            "neither a report's title",
        ),
        (
            "关于德清县2023年国民经济和社会发展计划执行情况的报告的决议\n\n会议决定，批准这个报告，批准2024年计划。\n",
            "neither a report's title",
        ),
    ],
)
def test_a_readable_document_that_is_no_report_gives_none_and_says_why(text: str, why: str) -> None:
    page = document(text)
    assert identify(page) == []
    assert why in why_not_a_report(page)


@needs_shared
@pytest.mark.parametrize(
    ("file", "code", "name", "period", "planned"),
    [
        ("reports/baiyun-2024h1.txt", "440111", "白云区", "2024-01/2024-06", "2024-07/2024-12"),
        ("reports/guangzhou-2020.txt", "440100", "广州市", "2020", "2021"),
        ("reports/huadu-2022.txt", "440114", "花都区", "2022", "2023"),
        ("reports/liwan-2020.txt", "440103", "荔湾区", "2020", "2021"),
        ("reports/tianhe-2020.txt", "440106", "天河区", "2020", "2021"),
        ("reports/timian-town-2018.txt", "440114103", "梯面镇", "2018", "2019"),
        ("reports/zhongxin-town-2018.txt", "440118103", "中新镇", "2018", "2019"),
        ("gold-far/reports/shandong-2016.txt", "370000", "山东省", "2015", "2016"),
        ("gold-far/reports/state-council-2024.txt", "100000", "全国", "2023", "2024"),
        ("gold-far/reports/xinjiang-2018.txt", "650000", "新疆维吾尔自治区", "2017", "2018"),
    ],
)
def test_real_reports_are_known_for_what_they_are(file: str, code: str, name: str, period: str, planned: str) -> None:
    (report,) = identify(read(SHARED / file))
    found = (report.district_code, report.district_name, report.period, report.planned_period)
    assert found == (code, name, period, planned)


@needs_shared
def test_a_real_page_that_holds_five_reports_gives_the_text_of_their_files() -> None:
    page = read(SHARED / "pages/compilation.txt")
    files = ("zhongxin-town-2018", "timian-town-2018", "guangzhou-2020", "liwan-2020", "tianhe-2020")
    apart = []
    for file in files:
        alone = read(SHARED / f"reports/{file}.txt")
        apart += [alone.text[report.start : report.end] for report in identify(alone)]
    assert [page.text[report.start : report.end] for report in identify(page)] == apart


@needs_shared
def test_places_and_periods_of_the_corpus_are_right() -> None:
    right_places = right_periods = 0
    files = sorted((SHARED / "corpus").glob("*/*.md"))[::7]  # every seventh, for time
    for file in files:
        reports = identify(read(file))
        nation = file.parent.name in ("国务院", "国家统计局")
        year = int(file.stem[:4]) - (file.parent.name != "国家统计局")
        right_places += [report.district_name for report in reports] == ["全国" if nation else file.parent.name]
        right_periods += [report.period for report in reports] == [str(year)]
    # What is missing are files in a wrong folder or under a wrong year.
    assert right_places >= 0.985 * len(files)
    assert right_periods >= 0.985 * len(files)
