"""`export`: a mart as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from warehouse.cli.console import say
from warehouse.export.format import Format

app = typer.Typer()


@app.command()
def export(
    mart: Annotated[str, typer.Argument(help="A view of marts or marts_zh.")],
    format: Annotated[Format, typer.Option(help="What kind of file.")] = Format.CSV,
    out: Annotated[
        Path | None, typer.Option(help="Where it goes; by default a file named after the mart, in this folder.")
    ] = None,
    where: Annotated[str | None, typer.Option(help="Which rows: an SQL condition over the mart's columns.")] = None,
) -> None:
    r"""Write a mart to a file, with a dictionary of its columns and a citation of the build.

    The paths that were written go to stdout, the data first. `figures.csv` has `figures.dictionary.csv` and
    `figures.citation.txt` beside it; a workbook holds both on sheets of its own; SDMX-CSV has `figures.structure.xml`,
    the structure by which SDMX tools read it. The rows are read on the server a batch at a time, all from one build.

    In a workbook no text is a formula. CSV has no types and is written as it is, for programs: where a text begins like
    a formula, the command says so.

    Example: `huibao export target_vs_actual --where "year >= 2020" --format xlsx --out promises.xlsx`
    """
    from warehouse.connection import database
    from warehouse.export.exporting import export as write

    exported = write(database(), mart, format, out or Path(mart + format.suffix), where)
    for file in exported.files:
        print(file)
    say(f"Exported {exported.rows:,} {'row' if exported.rows == 1 else 'rows'}.")
    if exported.formulas:
        say(
            f"[yellow]{exported.formulas:,} cells begin like a formula (=, +, -, @)[/]; a spreadsheet would run them. "
            "Open the file with another program, or export it with --format xlsx."
        )
