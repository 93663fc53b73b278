import pytest

from loaders.reading import decode
from loaders.reading.head import head_end

REPORT = """---
title: 云川县政府工作报告
district_code: 990100
date: 2024-01-16
tags: [政府, 报告]
---

现在，我代表县人民政府，向大会报告工作。
"""


@pytest.mark.parametrize("name", ["report.md", "report.txt"])
def test_the_fields_of_a_yaml_head_are_text_and_stay_in_the_text(name: str) -> None:
    document = decode(REPORT.encode(), name)
    assert document.head == {"title": "云川县政府工作报告", "district_code": "990100", "date": "2024-01-16"}
    assert document.text == REPORT


def test_codes_keep_their_leading_zeros() -> None:
    assert decode(b"---\ndistrict_code: 012345\n---\ntext", "a.md").head == {"district_code": "012345"}


@pytest.mark.parametrize("head", ["title: [unclosed", "just words", "- a\n- list", "a: *b", "? "])
def test_a_broken_head_is_not_fatal(head: str) -> None:
    document = decode(f"---\n{head}\n---\n全县工作取得新成绩。\n".encode(), "a.md")
    assert document.head == {}
    assert "全县工作" in document.text


def test_a_rule_further_down_is_no_head() -> None:
    text = "全县工作取得新成绩。\n---\ntitle: 不是题目\n---\n"
    assert decode(text.encode(), "a.md").head == {}
    assert head_end(text) == 0
    assert REPORT[head_end(REPORT) :].startswith("\n现在")
