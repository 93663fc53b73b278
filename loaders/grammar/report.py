"""A report's facts: what its sentences and tables state, each with its indicator, area, period and scenario."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from msgspec import structs

from loaders.catalogue import catalogue
from loaders.facts import Fact, Measure, Passage, Report, Scenario
from loaders.gazetteer import NATION_NAME
from loaders.grammar.codes import code_of
from loaders.grammar.confidence import confidence, signs_of
from loaders.grammar.parts import Parts
from loaders.grammar.periods import When, when
from loaders.grammar.reference_period import is_since, period_before, period_of
from loaders.grammar.regions import Regions
from loaders.grammar.relative import relative_aims
from loaders.grammar.sentences import Memory, Statement, statements
from loaders.grammar.spelled_out import spelled_out
from loaders.grammar.tables import Cell, cells, column_of
from loaders.horizons import first_year, horizon_of, is_span, last_year
from loaders.outline import Sentence

_NOT_TOLD = re.compile(r"名词解释|名词注释|有关名词|用语说明|注释|附注|附件[:：]|名词说明|概念解释")


_SEVERAL_YEARS = re.compile(r"年均|翻[一两二三1-3]?番|[五5]年(?:前|来|间)")
"""What grew so, behind its former value, grew over the five years that reports look back on."""
_OF_ONE_YEAR = ("year", "said year", "months")
"""Rules of periods that name a year, which is then not that of a sum told before."""
_OF_BASE_YEAR = re.compile(r"[比较](?P<year>(?:19|20)\d\d)年的$")
_INDEX = (80, 130)
"""Of prices, where last year's are 100; a change in per cent is smaller."""

Watch = Callable[[Sentence, Sequence[tuple[Statement, Fact | None]]], None]
"""Is told, of each sentence and cell, what was stated and which fact became of it: none where nobody knows of what."""


def facts_and_passages(
    sentences: Sequence[Sentence], report: Report, watch: Watch = lambda sentence, told: None
) -> tuple[list[Fact], list[Passage]]:
    """All facts of a report in the order of the text, and its passages.

    Args:
        sentences: as the outline gives them.
        report: whose they are.
        watch: looks on, for whoever asks why.
    """
    reader = _Facts(report, watch)
    in_tables, rows = cells(sentences)
    by_line: dict[int, list[Fact]] = defaultdict(list)
    for cell in in_tables:
        by_line[cell.sentence] += reader.read_cell(cell, sentences[cell.sentence])
    tables = [fact for told in by_line.values() for fact in told]
    facts, passages = list(tables), []
    glossary = False
    for place, sentence in enumerate(sentences):
        glossary = glossary or (
            place > len(sentences) // 2 and len(sentence.text) < 60 and bool(_NOT_TOLD.search(sentence.text[:24]))
        )
        if glossary:
            told, unread = [], 0
        elif place in rows:
            told, unread = by_line[place], 0
        else:
            told, unread = reader.read(sentence)
            facts += told
        passages.append(_passage(sentence, told, unread))
    return sorted(facts, key=lambda fact: (fact.start, fact.end)), passages


def _passage(sentence: Sentence, told: Sequence[Fact], unread: int) -> Passage:
    unread_indicators: tuple[str, ...] = ()
    if unread:
        named = {mention.code for mention in catalogue().known_names(sentence.plain)}
        unread_indicators = tuple(sorted(named - {fact.indicator for fact in told if fact.indicator}))
    return Passage(
        section=sentence.section,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        unread_quantities=unread,
        unread_indicators=unread_indicators,
    )


class _Facts:
    """Reads the sentences of one report from the top."""

    def __init__(self, report: Report, watch: Watch) -> None:
        self.report = report
        self.watch = watch
        self.memory = Memory()
        self.regions = Regions(report)
        self.parts = Parts(report)
        self.horizon = horizon_of(report)
        self.former: str | None = None
        self.summed: str | None = None

    def read(self, sentence: Sentence) -> tuple[list[Fact], int]:
        """The facts of a sentence, and how many of its quantities no rule could read."""
        text = sentence.plain
        self.former = None
        if not text.startswith("其中"):
            self.summed = None
        self.regions.enter(sentence)
        self.parts.enter(sentence)
        told = statements(text, self.memory)
        read = [(one, self._fact(sentence, one)) for one in told]
        self.watch(sentence, read)
        facts = [fact for _, fact in read if fact is not None]
        unread = len(told) - len(facts)
        if sentence.view.scenario == "target" or "力争" in text or "目标" in text:
            facts += self._relative(sentence, text)
        return [_weighed(fact, len(facts)) for fact in facts], unread

    def _relative(self, sentence: Sentence, text: str) -> Iterator[Fact]:
        """The aims of a sentence that have no number."""
        for aim in relative_aims(text):
            moment = when(sentence, aim.start, self.report)
            if moment.scenario != "target":
                continue
            yield Fact(
                document=self.report.document,
                report=self.report.report,
                quote=sentence.text[aim.start : aim.end],
                start=sentence.start + aim.start,
                end=sentence.start + aim.end,
                subject=aim.subject,
                indicator=catalogue().indicator(aim.subject, last_year(moment.period)),
                period=moment.period,
                scenario="target",
                measure=aim.measure,
                unit="%" if aim.measure == "growth" else "",
                bound=aim.bound,
                sentence=sentence.text,
                rules=("relative aim", f"period: {moment.rule}"),
            )

    def read_cell(self, cell: Cell, sentence: Sentence) -> list[Fact]:
        """The facts of a table's cell: what its row names, told as its column says."""
        column = column_of(cell.header, sentence.view, self.horizon)
        words = spelled_out(cell, column)
        moment = When(
            period=column.period,
            stock_period=column.period,
            scenario=column.scenario,
            explicit=True,
            rule="column",
            inherited=sentence.view.period,
        )
        facts = []
        for one in statements(words.text, Memory()):
            start = one.quantity.start - words.added
            end = words.quote_end or min(one.quantity.end - words.added, len(cell.text))
            shift = cell.start - sentence.start - words.added
            told = structs.replace(one, subject=cell.name, head="")
            if 0 <= start < end and (fact := self._fact(sentence, told, moment, shift)):
                facts.append(structs.replace(fact, end=cell.start + end, quote=cell.text[start:end], rules=("table",)))
                self.watch(sentence, [(one, facts[-1])])
        return [_weighed(fact, len(facts)) for fact in facts]

    def _fact(self, sentence: Sentence, told: Statement, moment: When | None = None, shift: int = 0) -> Fact | None:
        if not told.subject:
            return None
        region, subject = self.regions.of(told.head, told.subject)
        if region == NATION_NAME and catalogue().indicator(subject) is None:
            region = None  # 全国重点文物保护单位 is what a thing is called
        if not subject:
            return None
        moment = moment or when(sentence, told.quantity.start, self.report)
        measure = told.measure
        indicator = code_of(subject, told, last_year(moment.period))
        if indicator == "cpi" and measure == "level" and told.unit == "%" and not _is_index(told.value):
            measure = "growth"
        period = self._period(sentence, told, moment, measure, indicator, subject)
        if indicator and region is None and self.parts.own(indicator, told.quantity.start):
            indicator = None
        first, last = told.quantity.start + shift, told.quantity.end + shift
        return Fact(
            document=self.report.document,
            report=self.report.report,
            quote=sentence.text[first:last],
            start=sentence.start + first,
            end=sentence.start + last,
            subject=subject,
            indicator=indicator,
            region=region,
            period=period,
            scenario=self._scenario(told, moment, period),
            measure=measure,
            value=told.value,
            unit=told.unit,
            bound=told.bound,
            rank_scope=told.quantity.scope,
            from_value=told.from_value,
            basis=told.basis,
            tier="stretch" if told.stretch and moment.scenario == "target" else None,
            base=told.base or ("year" if is_since(told, told.measure, moment) and not is_span(period) else None),
            definition=catalogue().scope(subject) if indicator else None,
            sentence=sentence.text,
            rules=(*told.rules, f"period: {moment.rule}"),
        )

    def _period(
        self, sentence: Sentence, told: Statement, moment: When, measure: Measure, indicator: str | None, subject: str
    ) -> str:
        if told.was:
            return self._former_period(sentence, told, moment)
        period = period_of(told, measure, moment, indicator, subject)
        if measure != "level" or "%" in told.unit:
            return period
        if told.part_of and self.summed and is_span(self.summed) and moment.rule not in _OF_ONE_YEAR:
            return self.summed  # 五年投资900亿元，其中基础设施300亿元
        self.summed = period
        return period

    def _scenario(self, told: Statement, moment: When, period: str) -> Scenario:
        """As the words before the number have it; what a plan starts from has been reached."""
        if told.is_quoted_target:
            return "target"
        started_from = told.was and last_year(period) <= last_year(self.report.period)
        return "actual" if started_from else moment.scenario

    def _former_period(self, sentence: Sentence, told: Statement, moment: When) -> str:
        """The period of A in 从A提高到B: the year named before it, else that of the A before in the sentence."""
        before = sentence.text[max(0, told.quantity.start - 12) : told.quantity.start]
        if base := _OF_BASE_YEAR.search(before):
            return base["year"]
        if self.former is None or re.search(r"\d{4}年", before):
            several = not moment.explicit and _SEVERAL_YEARS.search(sentence.text, told.quantity.end) is not None
            self.former = str(first_year(self.horizon.past) - 1) if several else period_before(moment)
        return self.former


def _is_index(value: float | None) -> bool:
    """Whether a figure of prices has last year's as 100."""
    return value is not None and _INDEX[0] <= value <= _INDEX[1]


def _weighed(fact: Fact, numbers: int) -> Fact:
    return structs.replace(fact, confidence=confidence(*signs_of(fact, numbers, spans=is_span(fact.period))))
