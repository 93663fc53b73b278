"""A report's facts: what its sentences and tables state, each with its indicator, area, period and scenario."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from msgspec import structs

from loaders.catalogue import catalogue
from loaders.facts import Fact, Measure, Passage, Report, Scenario
from loaders.gazetteer import NATION_NAME
from loaders.grammar.confidence import confidence, signs_of
from loaders.grammar.periods import When, when
from loaders.grammar.regions import Regions
from loaders.grammar.relative import relative_aims
from loaders.grammar.sentences import Memory, Statement, statements
from loaders.grammar.subjects import cleaned, leading_action
from loaders.grammar.tables import Cell, Column, cells, column_of
from loaders.horizons import first_year, horizon_of, is_span, last_year
from loaders.identify.numerals import with_western_years
from loaders.lexicon.actions import FLOWS
from loaders.lexicon.numerals import number_of
from loaders.outline import Sentence
from loaders.script import plain

_EACH = re.compile(r"[各每][个]?(?:县|区|市|镇|乡|街|园|村|企)")
_MONEY = re.compile(r"(?:[百千万亿]+)?(?:元|人民币|美元|美金|港元|港币|欧元|日元)")
_SHARES = re.compile(r".*(?:三次产业|三产|产业结构|产业比).*?(?P<stage>第[一二三]产业)$")
"""三次产业比例, 三次产业的比重 and 产业结构 are one."""
_PARTS: dict[tuple[str | None, str], str] = {
    ("market_entities", "企业"): "enterprises",
    ("patents_granted", "发明专利"): "invention_patents_granted",
}
"""What 其中 means where it leaves out half of a name: 专利授权量…，其中发明专利."""
_NOT_WHOLE = ("新", "净", "引", "招", "培", "认定", "获评", "入选", "增")
"""Verbs that make a part of a whole: 新增市场主体 are not all there are."""
_NOT_TOLD = re.compile(r"名词解释|名词注释|有关名词|用语说明|注释|附注|附件[:：]|名词说明|概念解释")


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
            len(sentence.text) < 60 and bool(_NOT_TOLD.search(sentence.text[:24])) and place > len(sentences) // 2
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
        named = {mention.code for mention in catalogue().known_names(plain(sentence.text))}
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
        self.horizon = horizon_of(report)
        self.former: str | None = None

    def read(self, sentence: Sentence) -> tuple[list[Fact], int]:
        """The facts of a sentence, and how many of its quantities no rule could read."""
        text = with_western_years(plain(sentence.text))
        self.former = None
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
        words, added = _spelled_out(cell, column)
        moment = When(
            period=column.period,
            stock_period=column.period,
            scenario=column.scenario,
            explicit=True,
            rule="column",
            inherited=sentence.view.period,
        )
        facts = []
        for one in statements(words, Memory()):
            start = one.quantity.start - added
            bare = _BARE_NUMBER.match(plain(cell.text))  # its unit stands in the header, not in the quote
            end = bare.end("number") if bare else min(one.quantity.end - added, len(cell.text))
            if 0 <= start < end and (
                fact := self._fact(
                    sentence, replace(one, subject=cell.name, head=""), moment, cell.start - sentence.start - added
                )
            ):
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
        indicator = self._indicator(subject, told, moment)
        if indicator == "cpi" and measure == "level" and told.unit == "%":
            measure = "growth"
        period = (
            self._former_period(sentence, told, moment)
            if told.was
            else _period(told, measure, moment, indicator, subject)
        )
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
            base=told.base,
            definition=catalogue().scope(subject) if indicator else None,
            sentence=sentence.text,
            rules=(*told.rules, f"period: {moment.rule}"),
        )

    def _scenario(self, told: Statement, moment: When, period: str) -> Scenario:
        """As the words before the number have it; what a plan starts from has been reached."""
        if told.is_quoted_target:
            return "target"
        started_from = told.was and last_year(period) <= last_year(self.report.period)
        return "actual" if started_from else moment.scenario

    def _former_period(self, sentence: Sentence, told: Statement, moment: When) -> str:
        """The period of A in 从A提高到B: the year named before it, else that of the A before in the sentence."""
        before = sentence.text[max(0, told.quantity.start - 12) : told.quantity.start]
        if self.former is None or re.search(r"\d{4}年", before):
            self.former = _before(moment)
        return self.former

    def _indicator(self, subject: str, told: Statement, moment: When) -> str | None:
        if told.of_zone or _EACH.search(told.head):
            return None
        code = self._code(subject, told, last_year(moment.period))
        if code is None or ("portion" in told.rules and catalogue().nature(code) != "rate"):
            return None
        if told.measure == "level" and told.unit and told.unit != "倍":
            return code if bool(_MONEY.match(told.unit)) == bool(_MONEY.match(catalogue()[code].unit)) else None
        return code

    def _code(self, subject: str, told: Statement, year: int) -> str | None:
        """The code of a subject as it stands, as a part of what was told before, or without its verb."""
        find = catalogue().indicator
        if code := find(subject, year):
            return code
        if shares := _SHARES.match(subject):
            return find("三次产业结构" + shares["stage"], year)
        if told.part_of and (code := _PARTS.get((find(told.part_of, year), subject))):
            return code
        if (
            subject[0] in "省市区县"
            and (code := find(subject[1:], year))
            and catalogue()[code].theme == "public_finance"
        ):
            return code
        rest = subject
        while (action := leading_action(rest)) and not action.startswith(_NOT_WHOLE):
            rest = cleaned(rest[len(action) :])
            if code := find(rest, year):
                return code
        return None


def _weighed(fact: Fact, numbers: int) -> Fact:
    return structs.replace(fact, confidence=confidence(signs_of(fact, numbers, spans=is_span(fact.period))))


_BARE_NUMBER = re.compile(r"^\s*(?P<sign>[-+±])?(?P<number>\d+(?:\.\d+)?)\s*(?P<rest>左右|以上|以内|以下)?\s*$")


def _spelled_out(cell: Cell, column: Column) -> tuple[str, int]:
    """A cell as a sentence would have it, and how many signs stand before the cell's own."""
    text = plain(cell.text)
    unit = cell.unit or column.unit
    code = catalogue().indicator(cell.name)
    of_money = code is not None and bool(_MONEY.match(catalogue()[code].unit))
    rate = unit in ("", "%") or text.rstrip().endswith("%")
    grows = rate and (column.is_growth or (of_money and (unit == "%" or "%" in text)))
    if bare := _BARE_NUMBER.match(text):
        verb = ("下降" if bare["sign"] == "-" else "增长") if grows else "达到"
        text = f"{text[: bare.end('number')]}{'%' if grows else unit}{bare['rest'] or ''}"
        if bare["sign"]:
            text = text.replace(bare["sign"], " ", 1)
        return cell.name + verb + text, len(cell.name) + len(verb)
    if grows and re.match(r"\s*-?\d", text):
        return cell.name + "增长" + text, len(cell.name) + 2
    return cell.name + text, len(cell.name)


def _period(told: Statement, measure: Measure, moment: When, indicator: str | None, subject: str) -> str:
    end = moment.stock_period
    if (
        measure in ("growth", "average_growth", "increment")
        and moment.since is not None
        and moment.scenario != "target"
        and moment.since < last_year(end) - 1
        and "-" not in end
    ):
        return f"{moment.since + 1}/{last_year(end)}"
    if measure == "rank":
        held = _YEARS_HELD.search(told.quantity_words)
        years = _count(held["years"]) if held and is_span(moment.period) else 1
        return end if years < 2 or "-" in end else f"{last_year(end) - years + 1}/{last_year(end)}"
    if measure in ("growth", "increment"):
        return moment.period if told.base != "region" else end
    if measure == "average_growth":
        return moment.period if is_span(moment.period) or not is_span(moment.inherited) else moment.inherited
    if told.is_total and not is_span(moment.period) and is_span(moment.inherited):
        return moment.inherited
    if not is_span(moment.period):
        return moment.period
    return end if _at_the_end(told, indicator, subject, moment) else moment.period


_YEARS_HELD = re.compile(r"(?:连续|蝉联)(?P<years>[两二三四五六七八九十\d]{1,2})年")
_STOCKS = re.compile(
    r"(?:总数|总量|总额|总里程|比重|占比|率|比例|余额|覆盖面|水平|标准|浓度|强度|排名|数量|规模|保有量|寿命|密度|里程|面积)$|^(?:现有|实有)"
)
_SUMMED = frozenset(
    {
        "fdi_actual",
        "fdi_contracted",
        "rd_spending",
        "patents_granted",
        "invention_patents_granted",
        "industrial_upgrade_investment",
        "special_bonds",
        "new_urban_jobs",
    }
)
"""What reviews of five years add up, where they do not say that it came to stand at a level."""
_HONOURED = re.compile(r"荣获|获|入选|参与|培训|转移|派|选|引|聘|招|救|惠|就业|脱贫")
_STANDING = re.compile(r"(?:现有|现拥有|拥有|实有|现已|目前|现|共有)")


def _at_the_end(told: Statement, indicator: str | None, subject: str, moment: When) -> bool:
    """Whether a level of several years is that of their last one, and not the sum of all."""
    if told.is_flow or told.is_steady or "done" in told.rules:
        return False
    if moment.explicit and not told.arrived and "attribute" not in told.rules:
        return False  # “十三五”期间 says that it is told of all the years
    if told.rules[-1:] == ("attribute",) and _STOCKS.search(subject):
        return True
    if "%" in told.unit:
        return True
    if FLOWS.search(subject) or (indicator in _SUMMED and not told.arrived):
        return False
    if indicator is not None or told.arrived or _STOCKS.search(subject):
        return True
    if re.fullmatch(r"万?[人名位]", told.unit) and not _HONOURED.search(told.quantity_words):
        return True
    return bool(_STANDING.search(told.head)) or told.is_standing


def _before(moment: When) -> str:
    """The period of the former value in 从A提高到B: what is named, else the year before."""
    if moment.explicit and moment.rule == "year":
        return moment.period
    return str(first_year(moment.period) - 1)


def _count(words: str) -> int:
    return int(words) if words.isdecimal() else int(number_of(words))
