"""How an export is cited: which build of which warehouse it is, so that another export of it has the same rows."""

from __future__ import annotations

import re
from importlib.metadata import version

from warehouse.export.snapshot import Snapshot
from warehouse.export.table import Table

_HELD = """
select
    count(*) as reports,
    count(distinct district_key) as districts,
    extract(year from min(period_start))::integer as first_year,
    extract(year from max(period_end))::integer as last_year,
    string_agg(distinct reader_version, ', ') as readers
from marts.dim_report
"""


def citation(seen: Snapshot, table: Table, rows: int) -> str:
    """A reference in words and in BibTeX. It says nothing of the day of the export: the same rows are cited alike."""
    row = seen.connection.execute(_HELD).fetchone()
    assert row is not None
    reports, districts, first_year, last_year, readers = row
    part = f" where {' '.join(table.where.split())}" if table.where else ""
    build = seen.build
    note = (
        f"{rows:,} rows{part}; build {build.build_id} of {build.published_at}, made of {reports:,} reports of "
        f"{districts:,} districts, {first_year}–{last_year}, read by reader {readers}; inputs {build.inputs}, "
        f"project {build.project}"
    )
    title = f"{table.name} ({table.label})" if table.label else table.name
    software, year = f"huibao {version('huibao')}", build.published_at[:4]
    return (
        f"{software}. {title}. {note}. {year}.\n\n"
        f"@misc{{huibao-{build.build_id}-{table.name},\n"
        f"  author = {{{{{software}}}}},\n"
        f"  title = {{{{{_for_latex(title)}}}}},\n"
        f"  year = {{{year}}},\n"
        f"  note = {{{_for_latex(note)}}}\n"
        "}\n"
    )


def _for_latex(text: str) -> str:
    return re.sub(r"([#$%&_{}])", r"\\\1", text)
