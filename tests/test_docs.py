"""Documentation that cannot drift: what the pages show is what the commands print.

`make docs` writes the pages anew (HUIBAO_WRITE_DOCS=1); without it, a difference is a failure.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from tests.conftest import Examples, huibao
from warehouse.cli import app, demonstration
from warehouse.connection import database as open_database

ROOT = Path(__file__).resolve().parent.parent
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
COMMANDS = ROOT / "docs" / "commands.md"
MARTS = ROOT / "docs" / "marts.md"
MARTS_ZH = ROOT / "docs" / "marts.zh-CN.md"
ACCURACY = ROOT / "docs" / "accuracy.md"
CORRECTIONS = ROOT / "docs" / "corrections.md"
EXPORTS = ROOT / "docs" / "exports.md"
METRICS = ROOT / "docs" / "metrics.md"
PAGES = sorted({*READMES, *(ROOT / "docs").glob("*.md"), ROOT / "examples/README.md", ROOT / "benchmarks/README.md"})
WRITE = os.environ.get("HUIBAO_WRITE_DOCS") == "1"

_ASKED = re.compile(r"```sql\n(.*?)```\n```text\n(.*?)```", re.S)
_PRINTED = re.compile(r"```(sh|python)\n([^`]*)\n```\n```text\n(.*?)```", re.S)
_DEMO = re.compile(r"(?<=<!-- demo output -->\n)(.*?)(?=<!-- /demo output -->)", re.S)


def _name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def holds(page: Path, written: str) -> None:
    """The page says exactly this; or says it from now on."""
    if WRITE:
        page.write_text(written, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == written, f"{page.name} is out of date; run: make docs"


def tree() -> Iterator[tuple[str, Any]]:
    """Every command by its words, in the order of `--help`."""
    for name, command in typer.main.get_command(app).commands.items():
        inner = getattr(command, "commands", None)
        yield from ((f"{name} {word}", below) for word, below in inner.items()) if inner else [(name, command)]


def commands_page() -> str:
    """The page of all commands, from the commands themselves."""
    head = (
        "# Commands\n\n"
        "Messages and progress go to stderr, answers to stdout. Exit codes: 0 all well, 3 some documents were rejected "
        "and the rest is published, 4 as well, and a source of sources.yml does not give what it should, 1 failed, "
        "2 called wrongly, 130 interrupted. `huibao COMMAND --help` tells the same "
        "as this page; `huibao --version` prints the version.\n\n"
        "| variable | what it does |\n|---|---|\n"
        "| `HUIBAO_HOME` | the data folder: the embedded server, `reader-password`, `sources.yml` and the archive of what "
        "was fetched, dbt's logs |\n"
        "| `HUIBAO_DATABASE_URL` | a PostgreSQL of your own, 15 or newer, instead of the embedded one |\n"
        "| `HUIBAO_CORRECTIONS` | the file or folder of corrections, instead of `corrections.yml` of the data folder |\n"
        "| `HUIBAO_READER_PASSWORD` | the password of `huibao_reader`, instead of the file's |\n"
    )
    return head + "".join(f"\n{_section(name, command)}" for name, command in tree())


def _section(name: str, command: Any) -> str:
    usage = [f"huibao {name}"]
    rows = []
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            word = parameter.name.upper()
            usage.append((word if parameter.required else f"[{word}]") + ("…" if parameter.nargs == -1 else ""))
            rows.append((word, parameter))
        elif parameter.name != "help":
            takes = "" if parameter.is_flag else f" {_value(parameter)}"
            usage.append(f"[{parameter.opts[0]}{takes}]")
            rows.append((f"{parameter.opts[0]}{takes}", parameter))
    table = "".join(f"| `{word.replace('|', ' or ')}` | {parameter.help} |\n" for word, parameter in rows)
    options = f"\n| | |\n|---|---|\n{table}" if table else ""
    return f"## huibao {name}\n\n```text\n{' '.join(usage)}\n```\n\n{command.help.strip()}\n{options}"


def _value(option: Any) -> str:
    """What follows an option: the words to choose from, or what it is."""
    if isinstance(option.default, StrEnum):
        return "|".join(type(option.default))
    return str(option.metavar or option.name.upper())


_VIEWS = """
select
    c.relname as view, obj_description(c.oid) as told, a.attname as column,
    format_type(a.atttypid, a.atttypmod) as type, col_description(c.oid, a.attnum) as meaning
from pg_class as c
join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where c.relnamespace = '{schema}'::regnamespace and c.relkind = 'v'
order by {order}, a.attnum
"""
_FUNCTIONS = """
select proname as name, pg_get_function_identity_arguments(oid) as arguments, obj_description(oid) as told
from pg_proc
where pronamespace = 'marts'::regnamespace
order by proname
"""


def marts_page() -> str:
    """The page of all views and functions that users see, from their comments in the database."""
    functions = json.loads(huibao("sql", _FUNCTIONS, "--format", "json").out)
    calls = [(f"`{row['name']}({row['arguments']})`", row["told"]) for row in functions]
    head = (
        "# The views of `marts`\n\n"
        "What BI tools and analysts see. Names and columns are stable; the comments below stand in the database too, "
        "where `\\d+` of `huibao psql` and most BI tools show them. Each begins with the name in `marts_zh`, where the "
        "same answers stand under [Chinese names](marts.zh-CN.md).\n"
    )
    return head + _views_of(
        "marts",
        "c.relname",
        ("view", "what it answers"),
        ("column", "type", "meaning"),
        after=_table(("function", "what it answers"), calls),
    )


def chinese_marts_page() -> str:
    """The same of `marts_zh`, in the order of the English page."""
    head = (
        "# `marts_zh` 的视图\n\n"
        "与 [`marts`](marts.md) 是同样的答案：视图、字段用中文名，代码写成中文词，行数、列序、类型完全相同，随同一次发布一起更新。"
        "每条说明前面是它在 `marts` 里的名字。\n"
    )
    return head + _views_of("marts_zh", "told", ("视图", "回答什么"), ("字段", "类型", "意思"))


def _views_of(schema: str, order: str, head: tuple[str, ...], columns: tuple[str, ...], after: str = "") -> str:
    """A table of all views of a schema, then of each view's columns."""
    rows = json.loads(huibao("sql", _VIEWS.format(schema=schema, order=order), "--format", "json").out)
    views = {row["view"]: row["told"] for row in rows}
    page = _table(head, [(f"[{view}](#{view})", told) for view, told in views.items()]) + after
    for view in views:
        cells = [(f"`{row['column']}`", row["type"], _cell(row["meaning"])) for row in rows if row["view"] == view]
        page += f"\n## {view}\n{_table(columns, cells)}"
    return page


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n" + "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def in_shell_blocks(page: Path) -> Iterator[list[str]]:
    """The words of each `huibao …` command that a page shows, in blocks and in the text."""
    source = page.read_text(encoding="utf-8")
    shown = [line for block in re.findall(r"```sh\n(.*?)```", source, re.S) for line in block.splitlines()]
    shown += re.findall(r"`([^`\n]*\bhuibao [^`\n]+)`", source)
    for line in shown:
        call = re.search(r"\$\(huibao (.+)\)", line) or re.search(r"(?:^|[\s/])huibao (?!汇报)(.+)", line)
        if call:
            yield shlex.split(call[1], comments=True)


def demo_output(capsys: pytest.CaptureFixture[str]) -> str:
    demonstration.show(open_database())
    return "```text\n" + "\n".join(map(str.rstrip, capsys.readouterr().out.strip().splitlines())) + "\n```\n"


def answer(query: str) -> str:
    asked = huibao("sql", query.strip())
    assert asked.code == 0, asked.err
    return "".join(f"{line.rstrip()}\n" for line in asked.out.splitlines())


@pytest.mark.parametrize("page", READMES, ids=_name)
def test_the_readme_shows_what_the_demonstration_prints(page: Path, examples: Examples, capsys):
    source, printed = page.read_text(encoding="utf-8"), demo_output(capsys)
    holds(page, _DEMO.sub(lambda _: printed, source))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_page_shows_what_its_queries_answer(page: Path, examples: Examples):
    source = page.read_text(encoding="utf-8")
    assert source.count("```sql") == len(_ASKED.findall(source))
    shown: Callable[[re.Match[str]], str] = lambda m: f"```sql\n{m[1]}```\n```text\n{answer(m[1])}```"  # noqa: E731
    holds(page, _ASKED.sub(shown, source))


@pytest.mark.parametrize("page", [ACCURACY, EXPORTS, METRICS], ids=_name)
def test_a_page_shows_what_its_commands_print(
    page: Path, examples: Examples, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def printed(shown: re.Match[str]) -> str:
        language, code = shown[1], shown[2]
        return f"```{language}\n{code}\n```\n```text\n{output(language, code).strip(chr(10))}\n```"

    monkeypatch.chdir(tmp_path)
    source = page.read_text(encoding="utf-8")
    assert len(re.findall(r"```(?:sh|python)\n", source)) == len(_PRINTED.findall(source)) > 0
    holds(page, _PRINTED.sub(printed, source))


def output(language: str, code: str) -> str:
    """What a block prints: one of our commands, a command of the shell, or Python."""
    if language == "sh" and code.startswith("huibao "):
        outcome = huibao(*shlex.split(code)[1:])
        assert outcome.code == 0, outcome.err
        return outcome.out
    words = ["bash", "-c", code] if language == "sh" else [sys.executable, "-c", code]
    return subprocess.run(words, check=True, capture_output=True, encoding="utf-8").stdout


def test_the_page_of_corrections_shows_what_its_command_writes(examples: Examples, tmp_path: Path, monkeypatch):
    file = tmp_path / "corrections.yml"
    monkeypatch.setenv("HUIBAO_CORRECTIONS", str(file))

    def shown(block: re.Match[str]) -> str:
        outcome = huibao(*shlex.split(block[1]))
        assert outcome.code == 0, outcome.err
        entry = re.sub("(?<=date: ).*", "2025-03-02", file.read_text(encoding="utf-8"))
        return f"```sh\nhuibao {block[1]}\n```\n\n```yaml\n{entry}```"

    source = CORRECTIONS.read_text(encoding="utf-8")
    written, blocks = re.subn(r"```sh\nhuibao (\S[^\n]*)\n```\n\n```yaml\n(.*?)```", shown, source, flags=re.S)
    assert blocks == 1
    holds(CORRECTIONS, written)


def test_every_metric_is_documented():
    files = sorted((ROOT / "dbt_project" / "models" / "metrics").glob("*.yml"))
    metrics = [
        (f"`{metric['name']}`", f"{metric['label']}. {metric['description']}")
        for file in files
        for metric in yaml.safe_load(file.read_text(encoding="utf-8")).get("metrics", [])
    ]
    told = re.compile(r"(?<=<!-- metrics -->\n).*?(?=<!-- /metrics -->)", re.S)
    table = _table(("metric", "what it counts"), metrics) + "\n"
    holds(METRICS, told.sub(lambda _: table, METRICS.read_text(encoding="utf-8")))


def test_every_command_is_documented():
    holds(COMMANDS, commands_page())


def test_every_view_is_documented(examples: Examples):
    holds(MARTS, marts_page())
    holds(MARTS_ZH, chinese_marts_page())


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_command_that_a_page_shows_exists(page: Path):
    known = dict(tree())
    for words in in_shell_blocks(page):
        name = " ".join(words[:2]) if words[0] == "db" and len(words) > 1 else words[0]
        if name in {"COMMAND", "--version", "--help", "db"}:
            continue
        assert name in known, f"{page.name} shows: huibao {' '.join(words)}"
        options = {option for parameter in known[name].params for option in parameter.opts} | {"--help"}
        passes_on = known[name].context_settings.get("allow_extra_args")
        unknown = {word for word in words if word.startswith("--")} - options
        assert passes_on or not unknown, f"{page.name} shows: huibao {' '.join(words)}"


def test_the_readmes_are_equal_in_what_they_show():
    english, chinese = (page.read_text(encoding="utf-8") for page in READMES)
    for pattern in (r"^#+ ", r"```sql\n(.*?)```", r"^\| `(\w+/)`"):
        assert len(re.findall(pattern, english, re.M | re.S)) == len(re.findall(pattern, chinese, re.M | re.S))
    assert [query for query, _ in _ASKED.findall(english)] == [query for query, _ in _ASKED.findall(chinese)]
    assert list(in_shell_blocks(READMES[0])) == list(in_shell_blocks(READMES[1]))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_and_path_that_a_page_names_is_there(page: Path):
    source = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)", source) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []
    paths = re.findall(
        r"`((?:loaders|warehouse|dbt_project|migrations|tests|examples|benchmarks|docs|\.ci)/[\w./-]*)`", source
    )
    assert [path for path in paths if not (ROOT / path).exists()] == []
