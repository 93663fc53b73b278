import pytest

from loaders.errors import RejectedDocument
from loaders.reading import decode
from tests.pdfs import HEIGHT, grid, line, lines, pdf, scan
from tests.renderings import FIXTURES

LONG = "全县经济运行稳中有进发展质量持续提升民生福祉不断改善社会大局和谐"  # 32 characters: a full line of 12 points
ROWS = [["指标", "上年实际", "本年计划"], ["税收收入", "40", "42"], ["出口总额", "8", "9"]]


def text_of(*pages: str) -> str:
    return decode(pdf(*pages), "report.pdf").text


def code_of(data: bytes) -> str:
    with pytest.raises(RejectedDocument) as rejected:
        decode(data, "report.pdf")
    assert rejected.value.hint
    return rejected.value.code


def test_lines_that_go_on_are_one_paragraph_and_indented_ones_begin_another() -> None:
    page = line(LONG[:30], 94, 100) + lines([LONG, "增长5%。"], 70, 120) + line("下一段。", 94, 160)
    assert text_of(page) == f"{LONG[:30]}{LONG}增长5%。\n\n下一段。"


def test_a_short_line_ends_its_paragraph() -> None:
    assert text_of(lines([LONG, "一、工作回顾", LONG, "二"], 70, 100)) == f"{LONG}一、工作回顾\n\n{LONG}二"


def test_a_line_that_is_short_by_the_number_which_the_next_begins_with_goes_on() -> None:
    assert text_of(lines([LONG, LONG[:28], "1234.56亿元。"], 70, 100)) == f"{LONG}{LONG[:28]}1234.56亿元。"


def test_a_paragraph_goes_on_over_the_end_of_a_page_and_its_head_and_number_are_left_out() -> None:
    def page(number: int, *texts: str) -> str:
        head = line("云川县人民代表大会文件", 70, 40, 9)
        return "\n".join([head, lines(texts, 70, 100), line(f"— {number} —", 280, HEIGHT - 50, 9)])

    assert text_of(page(1, LONG, LONG), page(2, "增长5%。"), page(3, "第三页。")) == f"{LONG}{LONG}增长5%。\n\n第三页。"


def test_two_columns_are_read_one_after_the_other_below_what_stands_over_both() -> None:
    left = [f"左栏第{sign}行文字一共十六个字吧" for sign in "一二三四五六"]
    right = [f"右栏第{sign}行文字一共十六个字吧" for sign in "一二三四五六"]
    title = line("云川县二〇二四年政府工作报告全文如下请予审议", 160, 60, 14)
    text = text_of(title + lines(left, 60, 100) + lines(right, 310, 100))
    assert text == f"云川县二〇二四年政府工作报告全文如下请予审议\n\n{''.join(left + right)}"


def test_a_title_over_two_lines_is_one() -> None:
    title = line("云川县2024年国民经济和社会发展计划执行情况", 108, 60, 16) + line(
        "与2025年计划草案的报告", 188, 84, 16
    )
    assert text_of(title + lines([LONG] * 6, 100, 140)).split("\n\n")[0] == (
        "云川县2024年国民经济和社会发展计划执行情况与2025年计划草案的报告"
    )


def test_a_table_with_rules_is_a_table_with_its_place() -> None:
    document = decode(pdf(line("表前", 70, 60) + grid(ROWS, 70, 100) + line("表后", 70, 180)), "a.pdf")
    assert document.text == "表前\n\n指标\t上年实际\t本年计划\n税收收入\t40\t42\n出口总额\t8\t9\n\n表后"
    assert document.place_of(document.text.index("税收")) == "page=1&viewrect=70,120,270,20"


def test_a_table_that_goes_on_on_the_next_page_is_one_and_its_head_is_not_repeated() -> None:
    text = text_of(grid(ROWS, 70, 700), grid([ROWS[0], ["进口总额", "4", "5"]], 70, 100))
    assert text == "指标\t上年实际\t本年计划\n税收收入\t40\t42\n出口总额\t8\t9\n进口总额\t4\t5"


def test_a_table_without_rules_is_told_by_its_columns() -> None:
    page = "\n".join(lines(column, 70 + place * 120, 100) for place, column in enumerate(zip(*ROWS, strict=True)))
    assert text_of(page).replace("\n\n", "\n") == "指标\t上年实际\t本年计划\n税收收入\t40\t42\n出口总额\t8\t9"


def test_what_leans_over_the_page_is_no_text() -> None:
    watermark = f"BT /F1 40 Tf 0.7 0.7 -0.7 0.7 150 300 Tm <{'内部资料'.encode('utf-16-be').hex()}> Tj ET"
    assert text_of(watermark + lines([LONG, "增长5%。"], 70, 100)) == f"{LONG}增长5%。"


@pytest.mark.parametrize(("matrix", "x", "y"), [("0 1 -1 0", 300, 100), ("0 -1 1 0", 300, 700)])
def test_a_page_whose_lines_run_up_or_down_is_turned(matrix: str, x: int, y: int) -> None:
    way = 1 if matrix.startswith("0 1") else -1
    lines_of = [
        f"BT /F1 12 Tf {matrix} {x + way * 20 * place} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
        for place, text in enumerate((LONG, "增长5%。"))
    ]
    assert text_of("".join(lines_of)) == f"{LONG}增长5%。"


def test_fonts_that_name_a_chinese_code_table_alone_are_decoded() -> None:
    page = f"BT /F1 12 Tf 1 0 0 1 70 700 Tm <{'税收收入增长5%。'.encode('gbk').hex()}> Tj ET"
    assert decode(pdf(page, encoding="GBK-EUC-H"), "report.pdf").text == "税收收入增长5%。"


def test_fonts_that_do_not_say_which_characters_they_show_are_the_reason() -> None:
    page = lines(["一二三四五六七八九十"] * 5, 70, 100)
    assert code_of(pdf(page, encoding="Identity-H", ordering="Identity")) == "unmapped_fonts"
    embedded = (FIXTURES / "report.pdf").read_bytes()
    assert b"/ToUnicode" in embedded
    assert code_of(embedded.replace(b"/ToUnicode", b"/NoUnicode")) == "unmapped_fonts"


def test_pages_that_are_pictures_need_ocr_and_a_cover_does_not_matter() -> None:
    assert code_of(pdf(scan(), scan(), line("3", 290, 800))) == "needs_ocr"
    assert code_of(pdf("0 0 10 10 re S")) == "needs_ocr"
    assert text_of(scan(), line(LONG, 70, 100), line("增长5%。", 70, 100)).startswith(LONG)


def test_a_pdf_with_a_password_is_encrypted_and_one_cut_short_is_damaged() -> None:
    assert code_of((FIXTURES / "password.pdf").read_bytes()) == "encrypted"
    assert code_of((FIXTURES / "report.pdf").read_bytes()[:900]) in {"damaged", "needs_ocr"}
    assert code_of(b"%PDF-1.7\n" + bytes(range(256)) * 20) == "damaged"


def test_a_pdf_of_a_thousand_pages_is_too_large() -> None:
    assert code_of(pdf(*["" for _ in range(1000)])) == "too_large"
