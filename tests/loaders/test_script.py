"""One sign for each meaning, place by place."""

from __future__ import annotations

import pytest

from loaders.script import plain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("８４２．４６亿元", "842.46亿元"),
        ("６．２％", "6.2%"),
        ("6.2﹪", "6.2%"),
        ("ＧＤＰ", "GDP"),
        ("6％－6.5％", "6%-6.5%"),
        ("2～3个", "2~3个"),
        ("8∶41∶51", "8:41:51"),
        ("8：41：51", "8:41:51"),
        ("(增长5%)", "（增长5%）"),
        ("〔2024〕", "（2024）"),
        ("“小巨人”", "“小巨人”"),
        ("「小巨人」", "“小巨人”"),
        ("一;二!三?", "一；二！三？"),
        ("**税收**", "  税收  "),
        ("税收\u3000增长\t5%", "税收 增长 5%"),
    ],
)
def test_variants_of_a_sign_become_one(written: str, meant: str) -> None:
    assert plain(written) == meant


@pytest.mark.parametrize("text", ["1,203.5万美元", "1,234,567元"])
def test_the_comma_between_thousands_stays(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("税收增长5%,出口增长3%", "税收增长5%，出口增长3%"),
        ("5,6号线", "5，6号线"),
        ("1,2345", "1，2345"),
        ("甲,乙", "甲，乙"),
    ],
)
def test_any_other_comma_parts_clauses(written: str, meant: str) -> None:
    assert plain(written) == meant


def test_a_text_already_in_one_way_of_writing_is_left_alone() -> None:
    text = "全年地区生产总值842.46亿元，增长3.1%（可比价）；“小巨人”企业4家。《规划》1—2个"
    assert plain(text) == text


@pytest.mark.parametrize(
    "text",
    ["", "８，４２．４６％(﹪)", "**表**\t１\u3000２\r\n", "“」』＂〔］", "".join(map(chr, range(0x20, 0x3000)))],
)
def test_offsets_hold_because_the_length_stays(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize("text", ["８４２．４６亿元,增长６％", "1,203.5万元", "(一)税收"])
def test_what_is_in_one_way_of_writing_stays_so(text: str) -> None:
    assert plain(plain(text)) == plain(text)


def test_a_megabyte_of_commas_is_read_in_seconds() -> None:
    assert len(plain("9,999" * 200_000)) == 1_000_000
