"""`score`: what the reader finds beside what a person found."""

from __future__ import annotations

import csv
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.markup import escape

from warehouse.cli.console import progress, show

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rich.table import Table

    from loaders.scoring import Counts, Mistake, Scored, Told

app = typer.Typer()

_AROUND = 24
"""How many characters before a mistake's quantity are shown."""


class Format(StrEnum):
    """How the scores are printed."""

    TABLE = "table"
    JSON = "json"


@app.command()
def score(
    gold: Annotated[
        Path | None,
        typer.Option(
            help="The folder of hand-read reports, in the files that examples/gold shows; the packaged examples if none.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    reports: Annotated[
        Path | None,
        typer.Option(
            help="The folder of their reports, if they do not stand beside them.", exists=True, file_okay=False
        ),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option(
            help="Score another reader: its records stand here, a file NAME.jsonl a report.",
            exists=True,
            file_okay=False,
        ),
    ] = None,
    catalogue: Annotated[
        Path | None,
        typer.Option(
            help="A CSV whose first column is the codes to count as headlines; the whole catalogue if none.",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    errors: Annotated[int, typer.Option(help="Show so many mistakes of each score and report.", min=0)] = 0,
    format: Annotated[Format, typer.Option(help="A table for eyes, JSON for programs.")] = Format.TABLE,
) -> None:
    """Score the reader on reports that a person has read: precision (P), recall (R) and F1, by report and over all.

    Four scores: *quantity*, the right number at the right place; *fact*, and its scenario, period, bound, area and subject
    are right; *headline*, facts of catalogued indicators with their code; *project*, named projects with their milestone.
    A hand-read report is NAME.facts.jsonl, NAME.candidates.json and NAME.projects.jsonl; the report itself is NAME.txt, .md
    or .html. No database is needed.

    Example: `huibao score --gold labels/ --reports reports/ --errors 5`
    """
    from loaders.resources import resource

    folder = gold or resource("examples/gold")
    scored = _scored(folder, reports, predictions, _codes(catalogue))
    if format is Format.JSON:
        _print_json(scored, errors)
    else:
        _print_table(scored, errors)


def _codes(file: Path | None) -> Collection[str]:
    if file is None:
        from loaders.catalogue import catalogue

        return {indicator.code for indicator in catalogue()}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return {row[0] for row in csv.reader(lines) if row}


def _scored(gold: Path, reports: Path | None, predictions: Path | None, codes: Collection[str]) -> list[Scored]:
    from loaders.errors import RejectedDocument
    from loaders.scoring import FaultyLabels, FaultyPredictions, hand_read, labelled_names, report_beside
    from loaders.scoring import score as score_one
    from warehouse.errors import WarehouseError

    scored = []
    try:
        names = labelled_names(gold)
        with progress("Reading", len(names)) as step:
            for name in names:
                told = _told(name, report_beside(gold, name, reports), predictions)
                scored.append(score_one(name, told, hand_read(gold, name, told.text), codes))
                step()
    except (FaultyLabels, FaultyPredictions, RejectedDocument) as error:
        raise WarehouseError(str(error)) from error
    return scored


def _told(name: str, report: Path, predictions: Path | None) -> Told:
    from loaders.scoring import read_by_us, read_from

    return read_from(report, predictions / f"{name}.jsonl") if predictions else read_by_us(report)


def _print_json(scored: Sequence[Scored], errors: int) -> None:
    import msgspec

    from loaders.scoring import total

    answer = {
        "reports": [
            {
                "report": one.name,
                "scores": _figures(one.counts),
                **({"mistakes": [_as_json(mistake) for mistake in _first(one, errors)]} if errors else {}),
            }
            for one in scored
        ],
        "all": _figures(total(scored)),
    }
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(answer)) + b"\n")
    sys.stdout.buffer.flush()


def _figures(counts: Mapping[Any, Counts]) -> dict[str, dict[str, float]]:
    return {
        name: {
            "right": one.right,
            "labelled": one.labelled,
            "read": one.read,
            "precision": round(one.precision, 4),
            "recall": round(one.recall, 4),
            "f1": round(one.f1, 4),
        }
        for name, one in counts.items()
    }


def _as_json(mistake: Mistake) -> dict[str, Any]:
    return {
        "score": mistake.score,
        "label": mistake.label,
        "read": mistake.read,
        "differs": mistake.differs,
    }


def _first(scored: Scored, errors: int) -> list[Mistake]:
    """The first mistakes of each score and sort: missed, read in excess, told otherwise."""
    shown: dict[tuple[str, bool, bool], int] = {}
    first = []
    for mistake in scored.mistakes:
        sort = (mistake.score, mistake.label is None, mistake.read is None)
        shown[sort] = shown.get(sort, 0) + 1
        if shown[sort] <= errors:
            first.append(mistake)
    return first


def _print_table(scored: Sequence[Scored], errors: int) -> None:
    mistakes = [(one.name, first) for one in scored if (first := _first(one, errors))]
    show(_table(scored), f"\n{_labelled(scored)}", *(_mistakes(name, first) for name, first in mistakes))


def _table(scored: Sequence[Scored]) -> Table:
    from rich.table import Table

    from loaders.scoring import SCORES, total

    table = Table(box=None, padding=(0, 3, 0, 0), pad_edge=False)
    table.add_column("\nreport", no_wrap=True)
    for name in SCORES:
        table.add_column(f"{name}\nP     R     F1", no_wrap=True)
    for one in scored:
        table.add_row(escape(one.name), *(_cell(one.counts[name]) for name in SCORES))
    together = total(scored)
    table.add_row("all", *(_cell(together[name]) for name in SCORES), style="bold")
    return table


def _cell(counts: Counts) -> str:
    return f"{counts.precision:.3f} {counts.recall:.3f} {counts.f1:.3f}"


def _labelled(scored: Sequence[Scored]) -> str:
    """How much there was to find: a share of few is worth little."""
    from loaders.scoring import total

    together = total(scored)
    reports = f"{len(scored):,} report{'' if len(scored) == 1 else 's'}"
    return (
        f"Labelled in {reports}: {together['quantity'].labelled:,} quantities, {together['headline'].labelled:,} of them "
        f"headlines; {together['project'].labelled:,} milestones of projects."
    )


def _mistakes(name: str, mistakes: Sequence[Mistake]) -> Table:
    from rich.table import Table

    table = Table("score", "mistake", "quantity or project", "labelled", "read", title=f"\n{escape(name)}")
    for mistake in mistakes:
        differs = mistake.differs or None
        what = ", ".join(differs) if differs else "missed" if mistake.read is None else "in excess"
        table.add_row(
            mistake.score,
            what,
            escape(_told_at(mistake)),
            escape(_shown(mistake.label, differs)),
            escape(_shown(mistake.read, differs)),
        )
    return table


def _told_at(mistake: Mistake) -> str:
    """The quantity with the words before it, or the project's words."""
    record = mistake.read or mistake.label
    if record is None:
        return ""
    sentence, quote = record.sentence or "", record.quote
    place = sentence.find(quote)
    before = sentence[max(0, place - _AROUND) : place] if place > 0 else ""
    return f"{before}【{quote}】"


def _shown(record: Any, fields: Sequence[str] | None) -> str:
    """What a record says in the fields that differ, or as a whole."""
    if record is None:
        return ""
    chosen = fields or [
        field
        for field in ("name", "milestone", "subject", "indicator", "region", "period", "scenario", "measure", "bound")
        if hasattr(record, field)
    ]
    values = (getattr(record, field) for field in chosen)
    return " · ".join(str(value) for value in values if fields or value)
