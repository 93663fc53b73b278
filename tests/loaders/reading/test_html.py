import pytest

from loaders.errors import RejectedDocument
from loaders.reading import decode


def text_of(body: str) -> str:
    return decode(f"<html><body>{body}</body></html>".encode(), "page.html").text


def test_blocks_are_apart_by_a_blank_line_and_a_break_is_a_line() -> None:
    assert text_of("<h1>云川县<b>政府</b>工作报告</h1><p>各位代表：<br/>现在报告工作。</p><div>一、回顾</div>尾声") == (
        "云川县政府工作报告\n\n各位代表：\n现在报告工作。\n\n一、回顾\n\n尾声"
    )


def test_what_is_no_text_of_the_page_is_left_out() -> None:
    body = (
        "<nav>首页</nav><script>var a='全县';</script><style>p{}</style><p>正文<!-- 注释 --><select><option>市</select></p>"
        "<p style='display: none'>隐藏</p><div hidden>隐藏</div><div role='navigation'>导航</div><footer>版权</footer>"
    )
    assert text_of(body) == "正文"


def test_a_page_that_stands_in_one_form_is_a_page() -> None:
    assert text_of("<form action='/'><input value='搜索'><p>全县生产总值增长5%。</p></form>") == "全县生产总值增长5%。"


def test_white_space_of_the_source_is_collapsed_and_full_width_spaces_stay() -> None:
    assert text_of("<p>\n   县长　　张　三\n  &nbsp; 2024 </p>") == "县长　　张　三 2024"
    assert text_of("<p>全县生产\n    总值</p>") == "全县生产总值"
    assert text_of("<p>GDP\ngrowth</p>") == "GDP growth"
    assert text_of("<pre>一行\n二行</pre>") == "一行\n二行"


def test_a_table_has_a_line_a_row_and_a_tab_between_cells() -> None:
    table = "<table><tr><th>指  标</th><th>目标</th></tr><tr><td><p>生产<b>总值</b></p></td><td>增长<br>5%<i>以上</i></td></tr></table>"
    assert text_of(f"<p>前</p>{table}<p>后</p>") == "前\n\n指 标\t目标\n生产总值\t增长 5%以上\n\n后"


def test_columns_stay_in_line_below_spanning_cells() -> None:
    table = (
        "<table><tr><td rowspan=2>指标</td><td colspan=2>2024年</td></tr><tr><td>计划</td><td>实际</td></tr>"
        "<tr><td>税收</td><td>5</td><td>6</td></tr></table>"
    )
    assert text_of(table) == "指标\t2024年\n\t计划\t实际\n税收\t5\t6"


def test_a_table_that_lays_out_the_page_is_read_as_blocks() -> None:
    prose = "全县经济稳中有进。" * 200
    assert text_of(f"<table><tr><td>栏目</td><td><p>{prose}</p><p>二</p></td></tr></table>") == f"栏目\n\n{prose}\n\n二"
    inner = "<table><tr><td>税收</td><td>5</td></tr></table>"
    assert text_of(f"<table><tr><td>栏目</td><td>{inner}</td></tr></table>") == "栏目\n\n税收\t5"


def test_what_a_page_states_of_itself_is_its_head() -> None:
    page = (
        "<head><meta name='ArticleTitle' content='云川县政府工作报告'><meta name='PubDate' content='2024-01-20 10:00'>"
        "<meta name='ContentSource' content='县政府办'><meta name='district_code' content='990100'><title>x</title></head><p>正文</p>"
    )
    assert decode(page.encode(), "page.html").head == {
        "title": "云川县政府工作报告",
        "date": "2024-01-20 10:00",
        "source": "县政府办",
        "district_code": "990100",
    }


@pytest.mark.parametrize(
    "title",
    [
        "云川县政府工作报告_云川县人民政府门户网站",
        "云川县政府工作报告 - 云川县人民政府",
        "云川县政府工作报告-云川县人民政府网",
    ],
)
def test_the_sites_name_is_no_part_of_the_title(title: str) -> None:
    assert decode(f"<title>{title}</title><p>正文</p>".encode(), "page.html").head == {"title": "云川县政府工作报告"}


def test_a_page_without_text_is_empty() -> None:
    for page in ("<html><body><script>1</script></body></html>", "<!-- -->", "<p> </p>"):
        with pytest.raises(RejectedDocument) as rejected:
            decode(page.encode(), "page.html")
        assert rejected.value.code == "empty"


def test_the_same_bytes_give_the_same_text() -> None:
    page = "<p>一<table><tr><td>二<td>三</table>".encode()
    assert decode(page, "page.html") == decode(page, "page.html")


@pytest.mark.parametrize(
    "controls",
    [
        "字号：[大 中 小]",
        "【字体：大 中 小】",
        "字号：大 | 中 | 小",
        "浏览次数：1,286次",
        "访问量：<span id='hits'>1034</span>",
        "点击数：[88]",
        "分享到：微信 新浪微博",
        "[打印本页] [关闭窗口]",
    ],
)
def test_the_controls_of_a_page_are_taken_out_of_its_line(controls: str) -> None:
    assert text_of(f"<div>来源：县发改局　{controls}</div><p>正文</p>") == "来源：县发改局\n\n正文"


def test_what_a_report_says_of_printing_and_visits_stays() -> None:
    prose = "建成打印车间3个，政府网站访问量1034万人次，发展成果分享到基层，大中小企业融通。"
    assert text_of(f"<p>{prose}</p>") == prose
    table = "<table><tr><td>网站访问量（万次）</td><td>1034</td></tr></table>"
    assert text_of(table) == "网站访问量（万次）\t1034"


@pytest.mark.parametrize("indent", ["\u3000\u3000", "&nbsp;&nbsp;&nbsp;&nbsp;"])
def test_a_page_that_has_lost_its_paragraphs_has_them_where_its_indents_stand(indent: str) -> None:
    parts = ["各位代表：", "一、2024年工作回顾", "全县经济稳中有进。" * 40]
    assert text_of(f"<p>{indent.join(parts)}</p>").split("\n") == parts


def test_a_tables_caption_stands_above_it() -> None:
    table = "<table><caption>主要指标表<br>单位：亿元</caption><tr><td>税收</td><td>5</td></tr></table>"
    assert text_of(table) == "主要指标表 单位：亿元\n\n税收\t5"


def test_a_page_that_only_shows_another_says_which() -> None:
    with pytest.raises(RejectedDocument, match=r"/files/report\.pdf") as rejected:
        text_of("<iframe src='/files/report.pdf'></iframe>")
    assert rejected.value.code == "empty"


def test_every_block_knows_its_element() -> None:
    body = "<div>一<p>二</p>三</div><table><tr><td>税收</td><td>5</td></tr></table>四"
    document = decode(f"<html><body>{body}</body></html>".encode(), "page.html")
    assert [(document.text[place.start], place.where) for place in document.places] == [
        ("一", "/html/body[1]/div[1]"),
        ("二", "/html/body[1]/div[1]/p[1]"),
        ("三", "/html/body[1]/div[1]"),
        ("税", "/html/body[1]/table[1]/descendant::tr[1]"),
        ("四", "/html/body[1]"),
    ]


def test_a_text_that_is_longer_than_the_parser_likes_is_not_lost() -> None:
    assert len(text_of("全县经济稳中有进。" * 300_000)) == 2_700_000
