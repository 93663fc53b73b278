import io

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from loaders.reading import decode

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TITLE = "云川县2024年政府工作报告"


def text_of(document: docx.document.Document) -> str:
    return read(document).text


def read(document: docx.document.Document):
    file = io.BytesIO()
    document.save(file)
    return decode(file.getvalue(), "report.docx")


@pytest.fixture
def document() -> docx.document.Document:
    document = docx.Document()
    document.add_paragraph(TITLE)
    return document


def add(document: docx.document.Document, inner: str) -> None:
    """A paragraph of raw WordprocessingML."""
    document.element.body.insert(-1, parse_xml(f"<w:p {nsdecls('w')} xmlns:mc='{MC}'>{inner}</w:p>"))


def test_paragraphs_are_blocks_and_a_break_is_a_line(document) -> None:
    document.add_paragraph("各位代表：").add_run().add_break()
    document.paragraphs[-1].add_run("现在\t报告工作。")
    assert text_of(document) == f"{TITLE}\n\n各位代表：\n现在 报告工作。"


def test_what_a_reader_of_the_page_does_not_see_is_left_out(document) -> None:
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.add_paragraph("目录项 1", style=document.styles.add_style("TOC 1", 1))
    add(document, "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>增长5%。</w:t></w:r></w:ins>")
    add(document, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>税收40亿元。</w:t></w:r>")
    add(document, "<w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>详见附件</w:t></w:r></w:hyperlink>")
    assert text_of(document) == f"{TITLE}\n\n增长5%。\n\n税收40亿元。\n\n详见附件"


def test_a_text_box_is_read_once(document) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent>"
    add(
        document,
        "<w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert text_of(document) == f"{TITLE}\n\n正文\n\n框内文字"


def test_the_content_of_a_control_is_read(document) -> None:
    body = "<w:sdtContent><w:p><w:r><w:t>控件内文字</w:t></w:r></w:p></w:sdtContent>"
    document.element.body.insert(-1, parse_xml(f"<w:sdt {nsdecls('w')}>{body}</w:sdt>"))
    assert text_of(document) == f"{TITLE}\n\n控件内文字"


def test_merged_cells_are_written_once_and_columns_stay_in_line(document) -> None:
    table = document.add_table(4, 3)
    for row, texts in enumerate(
        (["指标", "2024年", ""], ["", "计划", "实际"], ["一、财政", "", ""], ["税收", "5", "6"])
    ):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(2, 0).merge(table.cell(2, 2))
    document.add_paragraph("表后")
    read_back = read(document)
    assert read_back.text == f"{TITLE}\n\n指标\t2024年\n\t计划\t实际\n一、财政\n税收\t5\t6\n\n表后"
    assert [place.where for place in read_back.places] == ["p1", "t1r1", "t1r2", "t1r3", "t1r4", "p2"]


def test_a_table_that_lays_out_the_page_is_read_as_paragraphs(document) -> None:
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "栏目"
    table.cell(0, 1).text = "全县经济稳中有进。" * 200
    assert text_of(document) == f"{TITLE}\n\n栏目\n\n{'全县经济稳中有进。' * 200}"


def test_numbers_that_word_counts_itself_are_written_out(document) -> None:
    levels = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    shapes = "".join(
        f"<w:lvl w:ilvl='{rank}'><w:start w:val='1'/><w:numFmt w:val='{shape}'/><w:lvlText w:val='{text}'/></w:lvl>"
        for rank, (shape, text) in enumerate(levels)
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='90'>{shapes}</w:abstractNum>"))
    numbering.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='91'><w:abstractNumId w:val='90'/></w:num>"))
    for rank, text in ((0, "回顾"), (1, "工业"), (2, "园区"), (1, "农业"), (0, "安排"), (1, "财政")):
        number = f"<w:numPr><w:ilvl w:val='{rank}'/><w:numId w:val='91'/></w:numPr>"
        add(document, f"<w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r>")
    assert text_of(document).split("\n\n")[1:] == [
        "一、回顾",
        "（一）工业",
        "1.园区",
        "（二）农业",
        "二、安排",
        "（一）财政",
    ]


def test_the_number_of_a_style_is_written_out(document) -> None:
    numbering = document.part.numbering_part.element
    level = (
        "<w:lvl w:ilvl='0'><w:start w:val='11'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl>"
    )
    numbering.insert(0, parse_xml(f"<w:abstractNum {nsdecls('w')} w:abstractNumId='90'>{level}</w:abstractNum>"))
    numbering.append(parse_xml(f"<w:num {nsdecls('w')} w:numId='91'><w:abstractNumId w:val='90'/></w:num>"))
    style = document.styles["Heading 1"].element.get_or_add_pPr()
    style.append(parse_xml(f"<w:numPr {nsdecls('w')}><w:numId w:val='91'/></w:numPr>"))
    document.add_heading("工作回顾", 1)
    assert document.paragraphs[-1]._p.find(qn("w:pPr")) is not None
    assert text_of(document) == f"{TITLE}\n\n十一、工作回顾"
