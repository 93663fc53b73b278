"""`correct`, `corrections`: an analyst says what should have been read."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from warehouse.cli import steps
from warehouse.cli.console import say, show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.table import Table

    from warehouse.connection import Database
    from warehouse.corrections.entries import Correction, Values
    from warehouse.corrections.readings import Place, Reading
    from warehouse.corrections.standing import Standing

app = typer.Typer()


class Status(StrEnum):
    """How far the review of a new entry is."""

    PROPOSED = "proposed"
    APPROVED = "approved"


@app.command()
def correct(
    evidence: Annotated[str, typer.Argument(help="Which words, as the marts have it: `HASH#START-END`.")],
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="What a field should say; null if nothing stands behind =."),
    ] = None,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="What was read there is none.")] = False,
    add: Annotated[
        str | None, typer.Option(metavar="QUOTE", help="These words were missed; --set says all that they tell.")
    ] = None,
    which: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=VALUE", help="Which is meant, where the same words were read as several."),
    ] = None,
    reason: Annotated[str, typer.Option(help="Why, for whoever reviews it.")] = "",
    who: Annotated[str, typer.Option(help="Who says so.")] = "",
    status: Annotated[Status, typer.Option(help="Only what is approved applies.")] = Status.PROPOSED,
    file: Annotated[
        str | None,
        typer.Option(help="Which file of the folder that HUIBAO_CORRECTIONS names; corrections.yml if none."),
    ] = None,
) -> None:
    """Correct a reading: write an entry at the end of the corrections file, for others to review.

    Shows the sentence and what was read in it; with nothing to change, only that. The first characters of the hash will do.
    An entry applies once its status is approved and `huibao build` has run. Fields are those of `huibao extract`.

    Example: `huibao correct 8aff35b9#419-423 --set value=5.8 --reason "the annex says 5.8 %" --who "Li Wei"`
    """
    from warehouse.corrections.files import append, refuse_twice, target
    from warehouse.corrections.readings import place_of, readings_at

    if (withdraw and (set_ or add)) or (add and not set_):
        raise typer.BadParameter("Say one thing: --set FIELD=VALUE, --withdraw, or --add QUOTE with --set.")
    if (withdraw or set_) and not (reason.strip() and who.strip()):
        raise typer.BadParameter("Say why and who: --reason TEXT --who NAME.")
    database = steps.open_warehouse()
    place = place_of(database, evidence)
    if not (withdraw or set_):
        show(*_shown(place, readings_at(database, place)))
        return
    written = target(file)
    said = {"reason": reason, "who": who, "date": date.today(), "status": str(status)}
    reading, entry = _drafted(database, place, _pairs(set_), _pairs(which), add, said)
    refuse_twice(str(reading.place), reading.values)
    line = append(written, entry, reading.report)
    show(*_shown(reading.place, [reading]))
    say(f"Written to {escape(str(written))}, line {line}: {status}. What is approved applies after `huibao build`.")


@app.command()
def corrections() -> None:
    """Show all corrections and what came of them.

    Ends with 3 if one does not do what its status says (it is approved, but what is read there no longer fits; it is
    retired, but needed again) or if a file cannot be used: so that those who review the files can have it checked.

    Example: `huibao corrections`
    """
    from warehouse.corrections.standing import standings

    database = steps.open_warehouse()
    with database.connect() as connection:
        held = {standing.key: standing for standing in standings(connection)}
    entries, faults = _entries()
    if entries:
        show(_table(entries, held))
    elif not faults:
        say("There are no corrections; write one with: huibao correct EVIDENCE --set FIELD=VALUE")
    for fault in faults:
        say(f"[red]rejected[/] {escape(fault)}")
    attention = any(standing.needs_attention for _, entry in entries if (standing := _standing(entry, held)))
    raise typer.Exit(steps.REJECTED if faults or attention else 0)


def _pairs(options: Sequence[str] | None) -> dict[str, str]:
    """FIELD=VALUE as typed."""
    pairs = {}
    for option in options or ():
        field, sign, value = option.partition("=")
        if not sign:
            raise typer.BadParameter(f"{option!r}: write FIELD=VALUE.")
        pairs[field] = value
    return pairs


def _drafted(
    database: Database,
    place: Place,
    after: Mapping[str, str],
    which: Mapping[str, str],
    quote: str | None,
    said: Values,
) -> tuple[Reading, Values]:
    """The reading that is meant, and the entry that corrects it."""
    from warehouse.corrections.drafting import changed, missed, withdrawn
    from warehouse.corrections.entries import value_of
    from warehouse.corrections.readings import meant, missed_at, readings_at

    if quote:
        reading = missed_at(database, place, quote, "project" if "milestone" in after else "fact")
    else:
        reading = meant(place, readings_at(database, place), after, which)
    values = {field: value_of(reading.record, field, text) for field, text in after.items()}
    if quote:
        return reading, missed(reading, values, said)
    beside = readings_at(database, reading.place)
    return reading, changed(reading, beside, values, said) if values else withdrawn(reading, beside, said)


def _shown(place: Place, readings: Sequence[Reading]) -> Iterator[str]:
    """The sentence, and what is read in it at this place."""
    if not readings:
        yield f"Nothing is read at {place}. What was missed: huibao correct EVIDENCE --add QUOTE --set FIELD=VALUE …"
    for sentence in dict.fromkeys(f"{reading.report}\n{reading.sentence or reading.quote}" for reading in readings):
        yield escape(sentence)
    for reading in readings:
        yield escape(f"{reading.place.start}–{reading.place.end} {reading.quote}  {reading}")


def _entries() -> tuple[list[tuple[str, Correction]], list[str]]:
    """All entries of the files, each with where it stands, and what is wrong with files."""
    from warehouse.corrections.files import BadCorrections, files, place, read

    found: list[tuple[str, Correction]] = []
    faults = []
    where = place()
    for name, file in files(where).items() if where else ():
        try:
            found += [(f"{name}:{line}", correction) for line, correction in read(file)]
        except BadCorrections as error:
            faults.append(str(error))
    return found, faults


def _table(entries: Sequence[tuple[str, Correction]], held: Mapping[str, Standing]) -> Table:
    from rich.table import Table

    table = Table("entry", "standing", "what", "from → to", "reason", "finding")
    for where, correction in entries:
        standing = _standing(correction, held)
        word, finding = (standing.word, standing.finding) if standing else ("not built yet", "")
        content_hash, start, end = correction.place
        cells = (where, word, f"{content_hash[:8]}#{start}-{end}", _change(correction), correction.reason, finding)
        table.add_row(*map(escape, cells))
    return table


def _standing(correction: Correction, held: Mapping[str, Standing]) -> Standing | None:
    """What came of it; None if no build has seen it with this status."""
    standing = held.get(correction.key)
    return standing if standing and standing.status == correction.status else None


def _change(correction: Correction) -> str:
    before, after = (
        "nothing" if values is None else ", ".join(f"{field}={value}" for field, value in values.items())
        for values in (correction.before, correction.after)
    )
    return f"{before} → {after}"
