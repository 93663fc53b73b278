"""docs/reader.md shows what the reader gives."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .conftest import Read

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "reader.md").read_text(encoding="utf-8")
SENTENCE = PAGE.partition("```text\n")[2].partition("\n```")[0]
FIELDS = ("quote", "subject", "indicator", "measure", "value", "unit", "period")


def test_the_facts_of_the_worked_example_are_those_that_the_reader_finds(read: Read) -> None:
    table = PAGE.partition("| " + " | ".join(FIELDS) + " |\n")[2].partition("\n\n")[0]
    shown = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[1:]]
    rows = [[getattr(fact, field) for field in FIELDS] for fact in read(SENTENCE)]
    found = [[f"{cell:g}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    assert shown == found


def test_every_file_and_name_that_the_page_points_to_is_there() -> None:
    for path in re.findall(r"`((?:loaders|dbt_project|tests|grammar)/[\w/.]+)`", PAGE):
        assert (ROOT / path).exists() or (ROOT / "loaders" / path).exists(), path
    for names, path in re.findall(r"\| ((?:`_?[A-Z_]+`(?:, | or )?)+) in `([\w/]+\.py)`", PAGE):
        source = next(file for file in (ROOT / path, ROOT / "loaders" / path) if file.exists()).read_text(
            encoding="utf-8"
        )
        for name in re.findall(r"`(\w+)`", names):
            assert re.search(rf"^{name}\b", source, re.M), name


def test_the_words_of_the_page_are_read_as_it_says(read: Read) -> None:
    assert read("建成涵洞12孔。").told("unit") == ["孔"]
    assert read("总产值攀升5%。总产值攀升至5%。").told("measure") == ["growth", "level"]
    assert read("新建学校不少于3所。固定资产投资增长3%上下。").told("bound") == ["ge", "approx"]
    assert read("斩获奖项12个。入选中国500强。柯光化工20万吨甲醇装置投产。").told("subject") == ["斩获奖项"]
    assert read("办理时间由15个工作日缩短至3个工作日。").told("value") == [15, 3]
    assert read("绿化覆盖率过半，收入大幅增长，总量居前列。") == []
