"""`explain`: why a passage is read as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from warehouse.cli.console import say, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from loaders.explaining import Explanation, LeftOut, Step
    from loaders.facts import Document, Fact

app = typer.Typer()

_SHOWN = 8
"""How many characters beside a number are shown, where they kept it out."""
_PLACES = 5
_TOLD = 3
"""Of the subjects told before, the last ones are what a clause may leave out."""
_GUARDS = {
    "name": "stands in a title or a short quotation, whose numbers are parts of names",
    "behind": "is no amount for what stands behind it, {after}: a date, a name, a specification, or no unit that is known",
    "before": "is no amount for what stands before it, {before}",
    "around": "is no amount for what stands around it, {before} and {after}",
    "no subject": "is a quantity, but nothing before or behind it says of what",
    "no rule": "no rule took it",
}
_UNREAD = {
    "glossary": "It stands below a list of explained terms or notes, where nothing is read.",
    "table": "It is a line of a table, and no cell of it could be read.",
}


@app.command()
def explain(
    file: Annotated[Path, typer.Argument(help="One report.", exists=True, dir_okay=False)],
    at: Annotated[
        int | None, typer.Option(help="Explain the passage at this offset, as `start` of a fact gives it.", min=0)
    ] = None,
    quote: Annotated[str | None, typer.Option(help="Explain the first passage that holds these words.")] = None,
) -> None:
    """Show how a passage of a report is read: each number with its clause, subject, period and confidence.

    For each quantity: the words before it, cut where the subject ends (▏); the phrases that its subject may be, and the rule
    that chose; the words that say when; the signs that its confidence is made of. For each number that is no fact, what
    kept it out. No database is needed.

    Example: `huibao explain report.txt --quote 地区生产总值`
    """
    from loaders.errors import RejectedDocument
    from loaders.explaining import NothingThere
    from loaders.explaining import explain as explained
    from loaders.reading import read
    from warehouse.errors import WarehouseError

    if (at is None) == (quote is None):
        raise typer.BadParameter("Say where: --at OFFSET or --quote TEXT.")
    try:
        document = read(file, str(file))
        place = at if at is not None else _place_of(document, quote or "")
        found = explained(document, place)
    except (RejectedDocument, NothingThere) as error:
        raise WarehouseError(f"{file}: {error}") from error
    show(*_parts(found, place))


def _place_of(document: Document, quote: str) -> int:
    """Where the words stand first; says where else they do."""
    from loaders.explaining import NothingThere

    places = [place for place in range(len(document.text)) if document.text.startswith(quote, place)] if quote else []
    if not places:
        raise NothingThere(f"{quote} is not in its text.")
    if len(places) > 1:
        others = ", ".join(map(str, places[1 : _PLACES + 1])) + (", …" if len(places) > _PLACES + 1 else "")
        say(escape(f"{quote} stands in {len(places):,} places; also with --at: {others}"))
    return places[0]


def _parts(found: Explanation, at: int) -> Iterator[Table | str]:
    yield _heading(found)
    for step in found.steps:
        yield _step(step, found, at)
    for aim in found.aims:
        yield _aim(aim)
    if found.unread_because:
        yield "\n" + _UNREAD[found.unread_because]
    elif not (found.steps or found.aims or found.left_out):
        yield "\nNo number stands in it."
    if found.left_out:
        yield "\n[bold]No facts[/]"
        for number in found.left_out:
            yield f"  {_left_out(number, found.text)}"


def _grid() -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column()
    return grid


def _heading(found: Explanation) -> Table:
    sentence, view = found.sentence, found.sentence.view
    stock = f" (stocks and ranks {view.stock_period})" if view.stock_period != view.period else ""
    grid = _grid()
    grid.add_row("report", escape(found.report.title))
    grid.add_row("section", escape(sentence.section or "none"))
    grid.add_row("view", f"{view.period}{stock}, {view.scenario}: what it is about unless it says otherwise")
    grid.add_row("passage", f"{sentence.start}–{sentence.end}")
    grid.add_row("", _marked(found))
    return grid


def _marked(found: Explanation) -> str:
    """The passage with its quantities set off."""
    from rich.text import Text

    text = Text(found.sentence.text)
    for step in found.steps:
        if step.fact:
            start = step.fact.start - found.sentence.start
            text.stylize("bold green", start, start + len(step.fact.quote))
    for number in found.left_out:
        text.stylize("red", number.start, number.end)
    return text.markup


def _step(step: Step, found: Explanation, at: int) -> Table:
    told = step.statement
    start = step.fact.start if step.fact else found.sentence.start + told.quantity.start
    quote = step.fact.quote if step.fact else found.sentence.text[told.quantity.start : told.quantity.end]
    pointed_at = start <= at < start + len(quote)
    grid = _grid()
    grid.add_row("", "")
    grid.add_row("▶" if pointed_at else "", f"[bold green]{escape(quote)}[/]  {start}–{start + len(quote)}")
    if told.clause and step.when:
        words = told.clause.tail.words
        sign = f"after {told.clause.sign} " if told.clause.sign else ""
        grid.add_row("clause", escape(f"{sign}{told.clause.head.strip()}▏{words.strip()}"))
    grid.add_row("subject", escape(_subject(step)))
    for label, phrase in _candidates(step):
        grid.add_row("", f"[dim]{label}[/] {escape(phrase)}")
    for rule in _rules(step):
        grid.add_row("rule", escape(rule))
    if step.when:
        grid.add_row("when", escape(_when(step, found.text)))
    if step.fact is None:
        grid.add_row("fact", "[red]none[/]: nothing says what is measured")
        return grid
    grid.add_row("fact", escape(_fact(step.fact)))
    grid.add_row("confidence", _confidence(step))
    return grid


def _subject(step: Step) -> str:
    subject = step.fact.subject if step.fact else step.statement.subject
    return subject or "none"


def _candidates(step: Step) -> Iterator[tuple[str, str]]:
    one = step.candidates
    if one.before:
        yield "named before it:", one.before
    if one.behind:
        yield "named behind it:", one.behind
    if one.told:
        yield "told before:", "、".join(["…"] * (len(one.told) > _TOLD) + [*one.told[-_TOLD:]])


def _rules(step: Step) -> Iterator[str]:
    from loaders.explaining import RULES

    rules = step.fact.rules if step.fact else step.statement.rules
    for rule in rules:
        if not rule.startswith("period: "):
            yield f"{rule}: {RULES[rule]}" if rule in RULES else rule


def _when(step: Step, text: str) -> str:
    """The rule that found the period, and the words it was found in."""
    moment = step.when
    if moment is None:
        return ""
    words = "、".join(f"「{text[mark.start : mark.end]}」" for mark in step.marks)
    said = f" by {words}" if words else ""
    period = step.fact.period if step.fact else moment.period
    scenario = step.fact.scenario if step.fact else moment.scenario
    since = f", measured since {moment.since}" if moment.since else ""
    return f"{period}, {scenario}: rule {moment.rule}{said}{since}"


def _fact(fact: Fact) -> str:
    value = "no number" if fact.value is None else f"{fact.value:g} {fact.unit}".strip()
    told = {
        "indicator": fact.indicator or "none of the catalogue",
        "area": fact.region or "the report's own",
        "measure": fact.measure,
        "value": value,
        "bound": fact.bound,
        "basis": fact.basis,
        "against": fact.base,
        "from": None if fact.from_value is None else f"{fact.from_value:g}",
        "among": fact.rank_scope,
        "tier": fact.tier,
        "definition": fact.definition,
    }
    return ", ".join(f"{name} {word}" for name, word in told.items() if word is not None)


def _confidence(step: Step) -> str:
    confidence = step.fact.confidence if step.fact else None
    signs = sorted(step.signs, key=lambda sign: -abs(sign[1]))
    weighed = ", ".join(f"{escape(name)} {weight:+.2f}" for name, weight in signs if weight)
    return f"{confidence}  [dim]{weighed}[/]".replace("-", "−")


def _aim(fact: Fact) -> Table:
    grid = _grid()
    grid.add_row("", "")
    grid.add_row("", f"[bold green]{escape(fact.quote)}[/]  {fact.start}–{fact.end}")
    grid.add_row("subject", escape(fact.subject))
    grid.add_row("rule", "an aim without a number, held against something else")
    grid.add_row("fact", escape(_fact(fact)))
    return grid


def _left_out(number: LeftOut, text: str) -> str:
    before = text[max(0, number.start - _SHOWN) : number.start]
    after = text[number.end : number.end + _SHOWN]
    told = _GUARDS[number.guard].format(before=f"「{before}」", after=f"「{after}」")
    return f"[red]{escape(text[number.start : number.end])}[/]  {escape(told)}"
