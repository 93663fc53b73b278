"""How long the questions of the pages take on a warehouse of millions of facts, and how much is read for each.

    .venv/bin/python benchmarks/asking_speed.py [FACTS] [FOLDER]

Builds the packaged examples in a data folder of its own and copies what was published, to other districts and to earlier
years, until there are FACTS (2,000,000: 5 GB; ten minutes on two cores). Then `huibao_reader` asks every question of README.md
and docs/warehouse.md. With a FOLDER the warehouse stays there, and the next run asks it as it is.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from warehouse import server
from warehouse.connection import database, embedded_folder

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "warehouse.md")
RUNS = 5
PERIODS = 5
"""How often the five years of the examples are told, ending where they end: reports of 25 years."""
FACTS = ("fct_observations", "fct_targets", "fct_key_project_milestones")
# Only their rows of the examples' districts are copied: they hold the whole country.
CATALOGUES = ("dim_district", "dim_district_version")

# What the columns of a row are, by their names; the first that fits.
_KINDS = {
    "sentences": "sentence$",
    "evidence": "evidence$",
    "codes and names of areas, indicators and reports": "^district_|^indicator_|report_id$|^period_key$",
    "keys": "_key$|^row_hash$",
}
_QUERY = re.compile(r"```sql\n(.*?)```", re.S)
_GROWING = """
select table_name, array_agg(column_name::text), array_agg(data_type::text)
from information_schema.columns
where table_schema = 'published' and table_name in (select viewname from pg_views where schemaname = 'marts')
group by table_name
having count(*) filter (where column_name ~ '(^|_)report_id$|^district_(code|key)$') > 0
"""


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000
    if len(sys.argv) > 2:
        measure(Path(sys.argv[2]).resolve(), wanted)
        return
    with tempfile.TemporaryDirectory(prefix="huibao-") as folder:
        measure(Path(folder), wanted)


def measure(folder: Path, wanted: int) -> None:
    os.environ.pop("HUIBAO_DATABASE_URL", None)
    os.environ["HUIBAO_HOME"] = str(folder)
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    is_new = not embedded_folder().exists()
    if is_new:
        subprocess.run([Path(sys.executable).with_name("huibao"), "run"], check=True)
    opened = database()
    if is_new:
        with opened.connect(autocommit=True) as owner:
            started = time.monotonic()
            blow_up(owner, wanted)
            print(f"copied in {time.monotonic() - started:,.0f} s")
    with opened.connect() as owner:
        size(owner)
        for table in ("fct_observations", "target_vs_actual"):
            weigh(owner, table)
    print("\n| question | p50 ms | rows read | MB read |\n|---|---:|---:|---:|")
    with opened.connect_as_reader() as reader:
        for question, query in questions():
            ask(reader, question, query)
    opened.engine.dispose()
    if len(sys.argv) < 3:
        server.stop(embedded_folder())


def blow_up(owner: psycopg.Connection, wanted: int) -> None:
    """Copy the rows of the marts that grow with reports until they hold so many facts. Indexes are made last."""
    facts = sum(owner.execute(f"select count(*) from published.{table}").fetchone()[0] for table in FACTS)  # type: ignore[index]
    copies = max(wanted // facts // PERIODS, 1)
    for table, columns, types in owner.execute(_GROWING).fetchall():
        name = sql.Identifier("published", table)
        indexes = owner.execute(
            "select indexname, indexdef from pg_indexes where schemaname = 'published' and tablename = %s", [table]
        ).fetchall()
        for index, _ in indexes:
            owner.execute(sql.SQL("drop index {}").format(sql.Identifier("published", index)))
        told = [_copied(column, kind, columns) for column, kind in zip(columns, types, strict=True)]
        only = " and district_key in (select district_key from marts.dim_report)" if "district_key" in columns else ""
        only = only or " and district_code in (select district_key from marts.dim_report)"
        owner.execute(
            sql.SQL(
                "insert into {} ({}) select {} from generate_series(0, {}) as place (copy) "
                "cross join (select * from {}) as kept cross join generate_series(0, {}) as time (shift) "
                "where (copy, shift) <> (0, 0)" + (only if table in CATALOGUES else "")
            ).format(
                name,
                sql.SQL(", ").join(map(sql.Identifier, columns)),
                sql.SQL(", ").join(map(sql.SQL, told)),
                copies - 1,
                name,
                0 if table in CATALOGUES else PERIODS - 1,
            )
        )
        for _, definition in indexes:
            owner.execute(definition)
        owner.execute(sql.SQL("vacuum (analyze) {}").format(name))


def _copied(column: str, kind: str, columns: list[str]) -> str:
    """What a column holds in a copy: keys of its own, its own district, earlier years; everything else as it is."""
    copy = "(copy || ' ' || shift)"
    if column == "row_hash":
        return f"md5(row_hash || {copy})::uuid"
    if kind == "date":
        return f"({column} - make_interval(years => 5 * shift))::date"
    if kind == "integer" and re.search(r"(^|_)year$", column):
        return f"{column} - 5 * shift"
    if column == "period_key" and "period_start" in columns:
        moved = [_copied(side, "date", columns) for side in ("period_start", "period_end")]
        return f"{moved[0]} || '/' || {moved[1]}"
    if column in {"district_code", "district_key", "current_district_code", "district_name", "project_name"}:
        return f"{column} || case copy when 0 then '' else copy::text end"
    if column.endswith("report_id"):
        return f"left(md5({column} || {copy}), 16) || substr({column}, 17)"
    if column.endswith("evidence"):
        return f"md5({column} || {copy}) || left({column}, 32) || substr({column}, 65)"
    if column.endswith("_key") and column != "period_key":
        return f"md5({column} || {copy})"
    return f"kept.{column}"


def size(owner: psycopg.Connection) -> None:
    counts = owner.execute(
        "select sum(reltuples) from pg_class where relnamespace = 'published'::regnamespace and relname = any(%s)",
        [list(FACTS)],
    ).fetchone()
    sizes = owner.execute(
        "select sum(pg_table_size(oid)), sum(pg_indexes_size(oid)) from pg_class "
        "where relnamespace = 'published'::regnamespace and relkind = 'r'"
    ).fetchone()
    assert counts
    assert sizes
    print(
        f"{counts[0]:,.0f} facts; rows of all marts {sizes[0] / 2**30:.2f} GiB, their indexes {sizes[1] / 2**30:.2f} GiB"
    )


def weigh(owner: psycopg.Connection, table: str) -> None:
    """What the columns of a table weigh, in bytes a row."""
    columns = [row[0] for row in owner.execute(f"select * from published.{table} limit 0").description or ()]
    weights = owner.execute(
        sql.SQL("select {} from {} tablesample system (5)").format(
            sql.SQL(", ").join(
                sql.SQL("coalesce(avg(pg_column_size({})), 0)").format(sql.Identifier(column)) for column in columns
            ),
            sql.Identifier("published", table),
        )
    ).fetchone()
    assert weights
    told: Counter[str] = Counter()
    for column, weight in zip(columns, weights, strict=True):
        told[next((kind for kind, pattern in _KINDS.items() if re.search(pattern, column)), "all else")] += float(
            weight
        )
    print(f"a row of {table}: " + ", ".join(f"{kind} {weight:,.0f}" for kind, weight in told.most_common()))


def questions() -> Iterator[tuple[str, str]]:
    """Every query of the pages with the sentence before it."""
    for page in PAGES:
        source = page.read_text(encoding="utf-8")
        for query in _QUERY.finditer(source):
            paragraph = source[: query.start()].rstrip().rsplit("\n\n", 1)[-1]
            told = "… and:" if paragraph.startswith("```") else paragraph.replace("\n", " ")
            yield re.split(r"(?<=[?:;]) |, |\(\[", told)[0], query[1]


def ask(reader: psycopg.Connection, question: str, query: str) -> None:
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        reader.execute(query.encode()).fetchall()
        seconds.append(time.perf_counter() - started)
    row = reader.execute(b"explain (analyze, buffers, timing off, format json) " + query.encode()).fetchone()
    assert row is not None
    plan = row[0][0]["Plan"]
    pages = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
    reader.rollback()
    print(
        f"| {question} | {statistics.median(seconds) * 1000:,.1f} | {rows_read(plan):,.0f} | {pages * 8192 / 1e6:,.1f} |",
        flush=True,
    )


def rows_read(plan: dict[str, Any]) -> float:
    """The rows that the scans of a plan looked at, those among them that a filter refused."""
    below = [rows_read(part) for part in plan.get("Plans", ())]
    if below:
        return sum(below)
    return float((plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0)) * plan["Actual Loops"])


if __name__ == "__main__":
    main()
