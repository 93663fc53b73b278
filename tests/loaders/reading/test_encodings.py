import codecs
import random

import pytest

from loaders.errors import RejectedDocument
from loaders.reading import decode

TEXT = "云川县二〇二四年预计实现地区生产总值３１２亿元，同比增长5.6%；新增市场主体1.2万户。\n" * 3


@pytest.mark.parametrize(
    ("codec", "named"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("gb18030", "gb18030"), ("gbk", "gb18030"), ("utf-16", "utf-16-le")],
)
def test_the_text_is_the_same_in_every_encoding_that_reports_come_in(codec: str, named: str) -> None:
    document = decode(TEXT.encode(codec), "report.txt")
    assert document.text == TEXT
    assert document.encoding == named


@pytest.mark.parametrize("codec", ["utf-16-be", "utf-16-le"])
def test_utf16_is_read_with_its_mark_and_without(codec: str) -> None:
    mark = codecs.BOM_UTF16_BE if codec == "utf-16-be" else codecs.BOM_UTF16_LE
    assert decode(mark + TEXT.encode(codec), "report.txt").text == TEXT
    assert decode(TEXT.encode(codec), "report.txt").text == TEXT


def test_a_page_that_says_gb2312_and_uses_more_characters_is_read_as_gb18030() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>朱镕、堃、€100，云川县人民政府工作报告</p>'
    document = decode(page.encode("gb18030"), "page.html")
    assert document.text == "朱镕、堃、€100，云川县人民政府工作报告"
    assert document.encoding == "gb18030"


def test_a_page_that_declares_the_wrong_charset_is_read_by_what_its_bytes_are() -> None:
    page = '<meta charset="gb2312"><p>云川县人民政府向大会报告工作</p>'
    assert decode(page.encode("utf-8"), "page.html").text == "云川县人民政府向大会报告工作"


def test_the_servers_charset_counts_for_a_page_that_declares_none() -> None:
    page = "<p>雲川縣政府工作報告，全縣生產總值增長百分之五</p>"
    document = decode(page.encode("big5"), "page", "text/html; charset=Big5")
    assert document.text == "雲川縣政府工作報告，全縣生產總值增長百分之五"


def test_big5_without_a_declaration_is_not_taken_for_gb18030() -> None:
    text = "雲川縣政府工作報告，全縣生產總值增長百分之五，居民收入穩步提高。" * 5
    assert decode(text.encode("big5"), "report.txt").text == text


def test_evidence_stays_as_written_in_traditional_characters() -> None:
    text = "雲川縣政府工作報告，全縣生產總值增長百分之五，居民收入穩步提高。" * 5
    assert decode(text.encode(), "report.txt").text == text


def test_line_ends_become_newlines_and_a_mark_shifts_no_offset() -> None:
    document = decode(codecs.BOM_UTF8 + "第一行\r\n第二行\r第三行".encode(), "report.txt")
    assert document.text == "第一行\n第二行\n第三行"


def test_a_file_cut_in_the_middle_of_a_character_is_read_up_to_there() -> None:
    data = ("全县经济稳中向好，" * 20).encode()
    assert decode(data[:-1], "report.txt").text == "全县经济稳中向好，" * 19 + "全县经济稳中向好\ufffd"


def test_a_few_broken_bytes_do_not_lose_a_report() -> None:
    data = TEXT.encode("gb18030")
    document = decode(data[:60] + b"\xff" + data[60:], "report.txt")
    assert document.encoding == "gb18030"
    assert document.text.count("\ufffd") == 1


def test_no_nul_reaches_the_text_and_no_offset_moves() -> None:
    document = decode(("全县\0生产总值" + "稳步增长，" * 100).encode(), "report.txt")
    assert document.text == "全县\ufffd生产总值" + "稳步增长，" * 100


@pytest.mark.parametrize("size", [40, 1_000, 100_000])
def test_random_bytes_are_no_text(size: int) -> None:
    with pytest.raises(RejectedDocument) as rejected:
        decode(random.Random(size).randbytes(size), "report.txt")
    assert rejected.value.code == "not_text"


def test_text_that_was_decoded_wrongly_before_it_was_saved_is_refused() -> None:
    # Of a code page, UTF-8 bytes without an assigned character are dropped on the way, as in the wild.
    mangled = TEXT.encode().decode("cp1252", "ignore")
    with pytest.raises(RejectedDocument) as rejected:
        decode(mangled.encode(), "report.txt")
    assert rejected.value.code == "mojibake"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("utf-8", "gb18030"),
        ("gb18030", "big5hkscs"),
        ("utf-8", "big5hkscs"),
        ("gb18030", "cp949"),
        ("gb18030", "latin-1"),
    ],
)
def test_text_that_was_decoded_in_another_chinese_encoding_and_saved_is_refused(written: str, read_as: str) -> None:
    mangled = TEXT.encode(written).decode(read_as, "ignore")
    with pytest.raises(RejectedDocument) as rejected:
        decode(mangled.encode(), "report.txt")
    assert rejected.value.code in {"mojibake", "not_text"}


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "big5", "shift_jis", "utf-16", "no-such-charset"])
def test_what_a_page_declares_is_believed_only_where_chinese_comes_out(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{TEXT}</p>'
    assert decode(page.encode("gb18030"), "page.html").text == TEXT.strip().replace("\n", "")


def test_where_the_server_is_wrong_the_pages_own_charset_counts() -> None:
    page = '<meta charset="big5"><p>雲川縣政府工作報告，全縣生產總值增長百分之五</p>'
    document = decode(page.encode("big5"), "page", "text/html; charset=gb2312")
    assert document.text == "雲川縣政府工作報告，全縣生產總值增長百分之五"


def test_text_whose_characters_were_lost_is_undecodable() -> None:
    with pytest.raises(RejectedDocument) as rejected:
        decode("云川县锟斤拷锟斤拷工作报告".encode() * 20, "report.txt")
    assert rejected.value.code == "undecodable"


def test_english_text_is_readable() -> None:
    assert decode(b"Minutes of the meeting, 5% up.", "note.txt").text == "Minutes of the meeting, 5% up."
