"""`sql`, `status`, `psql`, `metrics`: asking the warehouse."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

app = typer.Typer()


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="One SELECT.")],
    format: Annotated[Format, typer.Option(help="A table for eyes, CSV or JSON for programs.")] = Format.TABLE,
) -> None:
    """Ask the warehouse, as `huibao_reader`, who can do nothing but read the marts.

    Views of `marts` need no prefix. CSV has a header, and its lines end in a newline alone.

    Example: `huibao sql "select district_name, year, verdict from marts.target_vs_actual" --format csv`
    """
    from warehouse.connection import database
    from warehouse.query import ask, print_csv, print_json, print_table

    answer = ask(database(), query)
    {Format.TABLE: print_table, Format.CSV: print_csv, Format.JSON: print_json}[format](answer, sys.stdout)


@app.command()
def status() -> None:
    """Show the server, what is held, the last build, and what was rejected and why.

    Example: `huibao status`
    """
    from rich.console import Console

    from warehouse.connection import database
    from warehouse.status import status as look

    answer = Console()
    for line in look(database()):
        answer.print(line, highlight=False, soft_wrap=True)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def psql(context: typer.Context) -> None:
    r"""Open psql on the warehouse as `huibao_reader`; what follows is passed on to it.

    Example: `huibao psql -c "\d marts.target_vs_actual"`
    """
    from warehouse.connection import database
    from warehouse.query import psql as interactive

    raise typer.Exit(interactive(database(), context.args))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def metrics(context: typer.Context) -> None:
    r"""Ask the metrics of the published marts with MetricFlow's `mf`, as `huibao_reader`; what follows is passed on to it.

    `list metrics` says which there are, `list dimensions --metrics NAME` what they can be grouped by. It needs
    `dbt-metricflow`, the extra `metrics`.

    Example: `huibao metrics query --metrics attainment_rate --group-by metric_time__year --quiet`
    """
    from warehouse.connection import database
    from warehouse.metrics import ask_metrics

    answer = ask_metrics(database(), context.args)
    sys.stdout.write(answer.stdout)
    sys.stderr.write(answer.stderr)
    raise typer.Exit(answer.returncode)
