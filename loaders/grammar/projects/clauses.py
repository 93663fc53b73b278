"""Clauses of a sentence, with what stands in brackets and quotation marks set out of sight."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from loaders.patterns import begins

HIDDEN = "\ue000"
"""Stands for every character of a bracket or quotation in a masked text: 、 and 和 in there cut no list."""

_ENCLOSED = re.compile(
    r"（[^（）\n]{0,60}）|\([^()\n]{0,60}\)|“[^“”\n]{0,40}”|《[^《》\n]{0,40}》|\"[^\"\n]{0,30}\"|〔[^〔〕\n]{0,20}〕"
)
_BETWEEN_MARKS = re.compile(r"[^，,；;：:。！!？?\n\r]+")

_AFTER_VERB = begins(
    "、和及，并",
    r"(?<=启用|开工|动工|通车|投产|投用|竣工|完工|封顶|落地|签约|获批|开业|落户|立项|开办|开学|开园|开馆|开放|启动|验收|运营|建设|使用|平整)(?:、|(?:，)?(?!(?<=[竣完]工)并投)并(?!网|购|轨))"
    r"|(?<=启用|开工|动工|通车|投产|投用|竣工|完工|封顶|落地|签约|获批|开业|落户)[和及]"
    r"|(?<=项目建设|工程建设)[和及]"
    r"|(?<![合兼归一])(?<!建成)(?<!落成)(?<![竣完]工)并(?=升级|创新|争取|启动|签订|投入|成功|顺利|获|将|正式|实现|完成|于|开工|建成|被)",
)
LONGEST_CLAUSE = 500
"""Characters. The longest list of names in print has about 300; more is no prose, and reading it would cost time."""

_SHORTEST_PART = 4


class Clause(msgspec.Struct, frozen=True):
    """A part of a sentence between punctuation marks.

    Attributes:
        start: offset of its first character in the sentence's text.
        text: as written.
        masked: the same length, brackets and quotations replaced by `HIDDEN`.
        goes_on: the part before it ended in 建设, so its verb may stand there: 推进甲路建设、乙路绿化.
    """

    start: int
    text: str
    masked: str
    goes_on: bool = False


def masked(text: str) -> str:
    """The text with brackets and quotations, marks included, replaced by `HIDDEN`; its length does not change."""
    return _ENCLOSED.sub(lambda match: HIDDEN * len(match[0]), text)


def clauses(text: str) -> Iterator[Clause]:
    """The clauses of a sentence in the order of the text."""
    hidden = masked(text)
    in_parts = _AFTER_VERB.search(hidden) is not None
    for between in _BETWEEN_MARKS.finditer(hidden):
        start, end = between.span()
        if end - start > LONGEST_CLAUSE:
            continue
        if in_parts:
            yield from _parts(text, hidden, start, end)
        else:
            yield Clause(start, text[start:end], between[0])


def _parts(text: str, hidden: str, start: int, end: int) -> Iterator[Clause]:
    """Cut once more after a verb that ends what it tells: 甲大桥通车、乙大桥开工, 签约落地并开工建设."""
    at = start
    goes_on = False
    for cut in _AFTER_VERB.finditer(hidden, start, end):
        if cut.start() - at >= _SHORTEST_PART:
            yield Clause(at, text[at : cut.start()], hidden[at : cut.start()], goes_on)
            goes_on = hidden.endswith("建设", at, cut.start()) and cut[0] in "、和及"
            at = cut.end()
    if at < end:
        yield Clause(at, text[at:end], hidden[at:end], goes_on)
