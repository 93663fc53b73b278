"""Through a report from the top: under which headings each sentence stands, and which view it inherits."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.facts import Report
from loaders.horizons import Horizon, horizon_of, is_span
from loaders.identify.numerals import with_western_years
from loaders.outline.headings import LOOKS_BACK, PLANNED, REVIEWED, view_of_heading
from loaders.outline.numbering import LONGEST_HEADING, is_heading, numbered
from loaders.outline.openings import OPENS_WHAT_FOLLOWS, SALUTATION, SALUTED, Opened, Openings
from loaders.outline.pieces import Piece, pieces
from loaders.outline.sentence import Sentence, View, plan, review
from loaders.outline.spans import YEAR, names_span
from loaders.script import plain

_FIRST_SIGN = re.compile(r"[，。：；]")
_GAP = re.compile(r"(?<=[\u4e00-\u9fff“”\d、])[ \u3000]+(?=[\u4e00-\u9fff“”\d])")  # 三、 2016 年工作
_FIRST_WORDS, _LAST_WORDS = 80, 60  # characters of a sentence that are looked at
_OPENING = 40
_RUN_IN_HEADING = 20  # of a heading that goes on as a sentence: 一、2024年工作回顾。…


def outline(text: str, report: Report) -> list[Sentence]:
    """The sentences of one report in the order of the text.

    Args:
        text: the stored text of the whole document; only `report.start` to `report.end` is looked at.
        report: the report whose periods the sections speak of.
    """
    walk = _Walk(horizon_of(report), plans=report.planned_period is not None)
    begin = report.start or 0
    written = with_western_years(plain(text[begin : report.end]))
    return [
        walk.sentence(text[piece.start : piece.end], written[piece.start - begin : piece.end - begin], piece)
        for piece in pieces(text, report)
    ]


class _Told(NamedTuple):
    """The words of a sentence that may change the view, in one way of writing.

    Attributes:
        words: its first words.
        number: 一、 or （一） before them.
        heading: it is a heading.
        upper: it is a heading without a number that speaks of a review, a plan or a year.
        listing: its last words, if they announce a list: …目标是：.
        opens: it is the first of its paragraph.
    """

    words: str
    number: re.Match[str] | None
    heading: bool
    upper: bool
    listing: str | None
    opens: bool

    @property
    def is_first_rank(self) -> bool:
        """Whether 一、 or 第一部分 stands before it."""
        return self.number is not None and bool(self.number["first"])

    @property
    def unnumbered(self) -> str:
        """Its first words without their number."""
        return self.words[self.number.end() :] if self.number else self.words


def _told(sentence: str, written: str, piece: Piece) -> _Told:
    words = written[:_FIRST_WORDS].strip(" #>_")
    if " " in words:
        words = _GAP.sub("", words)
    number = numbered(words)
    heading = piece.alone and is_heading(sentence, has_number=number is not None)
    speaks = heading and not number and any(pattern.search(words) for pattern in (REVIEWED, PLANNED, YEAR))
    closing = written[-_LAST_WORDS:].rstrip()
    return _Told(words, number, heading, speaks, closing if closing.endswith(":") else None, piece.opens)


class _Walk:
    """Goes through a report from the top, and knows at each sentence under which headings it stands.

    Attributes:
        view: what the next sentence inherits.
        left: the view to come back to when the paragraph ends, where only a paragraph is about something else.
        headings: the headings of both ranks above the sentence.
        nested: the upper headings are without numbers, and 一、 stands below them.
        looked_back: 一、 was the review of the year, so that 二、 plans.
        under_heading: no sentence has followed the last heading yet, and it named no year.
        saluted: the sentence before was 各位代表！
        turns: the paragraph begins with it, as those do that turn from the year to the five years before.
    """

    def __init__(self, horizon: Horizon, *, plans: bool) -> None:
        self.horizon = horizon
        self.openings = Openings(horizon)
        self.plans = plans
        self.view = review(horizon)
        self.left: View | None = None
        self.headings = ["", ""]
        self.nested = False
        self.looked_back = False
        self.under_heading = False
        self.saluted = False
        self.turns = False

    def sentence(self, words: str, written: str, piece: Piece) -> Sentence:
        """The next sentence of the report, as it stands and in one way of writing, with what it inherits."""
        told = _told(words, written, piece)
        self._note_headings(told)
        if self.plans:
            self._turn(told)
        self.saluted = told.words.startswith(SALUTED) and SALUTATION.fullmatch(told.words) is not None
        return Sentence(
            start=piece.start,
            end=piece.end,
            text=words,
            plain=written,
            section=" › ".join(filter(None, self.headings)),
            view=self.view,
            is_heading=told.heading,
            opens=told.opens,
        )

    def _note_headings(self, told: _Told) -> None:
        if told.is_first_rank:
            run_in = told.words.partition("，")[0][:_RUN_IN_HEADING]
            self.headings = [told.words[:LONGEST_HEADING] if told.heading else run_in, ""]
        elif told.number and told.heading:
            self.headings[1] = told.words[:LONGEST_HEADING]
        elif told.upper:
            self.headings = [told.words, ""]

    def _turn(self, told: _Told) -> None:
        """Change the view, if this sentence opens another one."""
        if told.opens:
            self.turns = self.saluted or SALUTATION.match(told.unnumbered) is not None
        if self.left is not None and told.opens:
            self.view, self.left = self.left, None
        if told.heading or told.is_first_rank:
            self._turn_at_heading(told)
        else:
            self._turn_at_opening(told)

    def _turn_at_heading(self, told: _Told) -> None:
        words = told.unnumbered if told.heading else _FIRST_SIGN.split(told.unnumbered)[0]
        first = told.is_first_rank and not self.nested
        follows = first and not told.words.startswith(("一", "第一"))
        plans_next = follows and self.looked_back
        view = view_of_heading(words, self.view, self.horizon, first=first, plans_next=plans_next, follows=follows)
        if told.upper and view is not None:
            self.nested = True
        if first and told.words.startswith("一"):
            looks_back = LOOKS_BACK.search(words) or f"{self.horizon.last}年" in words
            self.looked_back = bool(looks_back) and (view or self.view) == review(self.horizon)
        self.under_heading = view is not None and (first or told.upper) and YEAR.search(words) is None
        self.view, self.left = view or self.view, None

    def _turn_at_opening(self, told: _Told) -> None:
        opening = told.unnumbered
        salutation = SALUTATION.match(opening) if opening.startswith(SALUTED) else None
        opening = opening[salutation.end() if salutation else 0 :].lstrip("—- ")
        saluted = salutation is not None or self.saluted
        opened = self._opened(told, opening, saluted=saluted)
        if opening:
            self.under_heading = False
        if opened is None or opened.view == self.view:
            return
        # 今年要抓好八项工作： opens what follows, wherever it stands.
        opens = told.opens or saluted or told.listing is not None or OPENS_WHAT_FOLLOWS.match(opening) is not None
        if is_span(opened.view.period) and self.view == review(self.horizon):
            opens = opens or self.turns or names_span(self.headings[0])
        self.left = None if opened.lasts and opens else (self.left or self.view)
        self.view = opened.view

    def _opened(self, told: _Told, opening: str, *, saluted: bool) -> Opened | None:
        """The view that a sentence opens by its first words, or by its last."""
        if told.listing is not None and self.openings.announces_aims(told.listing):
            return Opened(plan(self.horizon), lasts=True)
        return self.openings.view_of(opening[:_OPENING], self.view, saluted=saluted, under_heading=self.under_heading)
