import io
import zipfile

import pytest

from loaders.errors import RejectedDocument
from loaders.reading import decode

TEXT = "云川县生产总值增长5%。"


def escaped(text: str, encoding: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding))


@pytest.mark.parametrize(("page", "encoding"), [("936", "gbk"), ("950", "big5")])
def test_rtf_is_read_in_its_code_page_whatever_charset_its_fonts_have(page: str, encoding: str) -> None:
    written = TEXT if page == "936" else "雲川縣生產總值增長5%。"
    fonts = "{\\fonttbl{\\f0\\fcharset0 Times New Roman;}{\\f1\\fcharset134 SimSun;}}"
    rtf = f"{{\\rtf1\\ansi\\ansicpg{page}\\deff0{fonts}\\f0 {escaped(written, encoding)}\\par 5%\\par}}"
    assert decode(rtf.encode(), "report.rtf").text == f"{written}\n\n5%"


def test_rtf_is_read_with_characters_that_are_not_escaped_and_with_unicode() -> None:
    head = b"{\\rtf1\\ansi\\ansicpg936 "
    assert decode(head + TEXT.encode("gbk") + b"}", "report.rtf").text == TEXT
    unicode = "".join(f"\\u{ord(sign) if ord(sign) < 0x8000 else ord(sign) - 0x10000}?" for sign in TEXT)
    assert decode(head + unicode.encode() + b"}", "report.rtf").text == TEXT


def test_what_no_database_stores_becomes_a_replacement_character_and_offsets_stay() -> None:
    rtf = f"{{\\rtf1\\ansi\\ansicpg936 {escaped(TEXT * 9, 'gbk')}\\u-10240?\\u0?{escaped(TEXT, 'gbk')}}}"
    assert decode(rtf.encode(), "report.rtf").text == f"{TEXT * 9}\ufffd\ufffd{TEXT}"


def test_a_table_of_rtf_is_a_table_and_a_bar_in_a_sentence_is_none() -> None:
    row = "\\trowd\\cellx1\\cellx2\\pard\\intbl {}\\cell {}\\cell\\row"
    rows = "".join(row.format(escaped(name, "gbk"), value) for name, value in (("税收", "5"), ("出口", "6")))
    rtf = f"{{\\rtf1\\ansi\\ansicpg936 {escaped('甲|乙', 'gbk')}\\par {rows}\\pard {escaped('表后', 'gbk')}\\par}}"
    document = decode(rtf.encode(), "a.rtf")
    assert document.text == "甲|乙\n\n税收\t5\n出口\t6\n\n表后"
    assert [place.where for place in document.places] == ["p1", "t1r1", "t1r2", "p2"]


def odt(body: str, manifest: str = "") -> bytes:
    names = (
        "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
        "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body>"
        archive.writestr("content.xml", content + "</office:document-content>")
        space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        archive.writestr("META-INF/manifest.xml", f"<m:manifest xmlns:m='{space}'>{manifest}</m:manifest>")
    return file.getvalue()


def test_an_opendocument_text_is_read_without_notes_and_deletions() -> None:
    body = (
        "<text:tracked-changes><text:p>删去</text:p></text:tracked-changes><text:h>一、<text:span>回顾</text:span></text:h>"
        "<text:list><text:list-item><text:p>增长<text:s/>5%<text:note><text:p>注</text:p></text:note>。"
        "<text:line-break/>二</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>指标</text:p>"
        "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>单位</text:p></table:table-cell>"
        "</table:table-row><table:table-row><table:table-cell><text:p>税收</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-repeated='2'><text:p>5</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    document = decode(odt(body), "report.odt")
    assert document.text == "一、回顾\n\n增长 5%。\n二\n\n指标\t\t单位\n税收\t5\t5"
    assert [place.where for place in document.places] == ["p1", "p2", "t1r1", "t1r2"]


def test_an_encrypted_opendocument_text_is_told_from_a_damaged_one() -> None:
    with pytest.raises(RejectedDocument) as rejected:
        decode(odt("", "<m:file-entry><m:encryption-data/></m:file-entry>"), "report.odt")
    assert rejected.value.code == "encrypted"
    with pytest.raises(RejectedDocument) as rejected:
        decode(odt("<text:p>"), "report.odt")
    assert rejected.value.code == "damaged"
