"""What every command shows: messages and progress on stderr, so that stdout holds the answer alone."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console, RenderableType

console = Console(stderr=True)


def say(message: str) -> None:
    """Print one message, in rich markup. It is never wrapped, so that a path in it can be copied."""
    console.print(message, highlight=False, soft_wrap=True)


def show(*parts: RenderableType) -> None:
    """Print an answer on stdout: wrapped for a terminal; elsewhere in whole lines, without blanks at their ends."""
    if sys.stdout.isatty():
        Console().print(*parts, sep="\n", highlight=False)
        return
    lines = Console(width=10_000, file=io.StringIO())
    with lines.capture() as captured:
        lines.print(*parts, sep="\n", highlight=False)
    print("\n".join(line.rstrip() for line in captured.get().splitlines()))


@contextmanager
def progress(title: str, total: int | None) -> Iterator[Callable[[], None]]:
    """A progress bar with the time that is left if that can be told; where stderr is no terminal, one line as it begins.

    Args:
        title: what is done.
        total: how many steps there are; None if nobody knows.

    Yields:
        A function to call after each step.
    """
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    if not console.is_terminal:
        say(f"{title} …")
        yield lambda: None
        return
    time = TimeRemainingColumn() if total else TimeElapsedColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), time)
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda: bar.advance(task)
