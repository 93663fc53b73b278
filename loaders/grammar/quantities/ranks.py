"""Places among others: 居全市第三, 位列全国百强区第36位, 全省首位."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.grammar.quantities.quantity import Quantity
from loaders.lexicon.numerals import NUMERAL, number_of
from loaders.patterns import begins

_RANK = begins(
    "第首榜之最",
    rf"(?:第\s?(?P<number>\d+|{NUMERAL})\s?(?P<unit>位|名)?|首位|榜首|之首"
    r"|(?<=[市省国区县州])(?<!对标全国)(?<!对标)最(?:多|快|高|低|优|大|好)(?=[，。；、]|$)|(?<=[市省国区县州])首(?=[，。；、]))"
    rf"(?!(?:和|、|与)第(?:\d+|{NUMERAL})(?![\d位名，。；、！？）”和的]|{NUMERAL}|$))"
    r"(?=\s*(?:[，。；、！？）”]|$|和|的(?!目标)|且|并|以及|(?:提升|上升|前移|跃升|跃居|升|提高|跃|上升)(?:至|到|为)?))",
)
_LOWEST_RANK = 5000

_VERB = (
    r"(?:均|都|分别|继续|稳|连续[^，。；]{1,3}年|连年|保持|跃升|上升|升|双双|首次)*"
    r"(?:位居|位列|排名|排位|名列|稳居|高居|居于|居|列|排在|排|跃居|跃升至|跃升为|升至|升到|提升至|提升到|上升至|上升到|前移至|进至"
    r"|获得|夺得|获|保持|跻身|进入|领跑|位于|处于|蝉联|荣获|取得|勇夺|在)?(?:了)?"
)
_HEAD = re.compile(rf"(?P<verb>{_VERB})(?P<scope>[^，。；、（）“”\d第]{{0,12}}?)(?:\d{{4}}年)?$")
_INNER_VERB = re.compile(
    r".*?(?P<verb>(?:连续[^，。；]{1,3}年|均|都|双双|稳|跃|位|高|分别)*"
    r"(?:位居|位列|排名|排位|名列|列(?!车)|居(?!民|委|家|住)|排(?!水|污|放|查)|获|夺得|保持|蝉联|提升至|提升到|上升至|上升到|前移至|跃升至|升至|升到|由|从)"
    r"[在于到得至]?)(?P<scope>[^位名居列排由从]*)$"
)
_AREA = re.compile(r"全[国省市区县州球旗镇]|全自治区|世界|国内|[一-龥]{0,2}一线城市")
_REACH = 40

_JOINED = re.compile(r"[、和与及]")
_PUT_FIRST = re.compile(r"(?:放|摆|作为|置于?)[在到]?$")
_PLACE_NAME = re.compile(
    r"全[国省市区县州球旗镇]|世界|亚洲|中西部|西部|东部|东北|中部|各|城市|地区|片区|同类|同级|区域|省|市|[区县]"
)
_RANKED = re.compile(r"(?:排名|排位|排行|名次|位次|考核|评估|考评|测评|评比)[^，。；]{0,8}$")
_RANKED_REACH = 12
_RANKING = re.compile(r"位居|位列|排名|排位|名列|稳居|高居|居|列|排|跃|升|获|夺|保持|蝉联")
_STANDING = re.compile(r"居|列|排|获|夺")


class _Head(NamedTuple):
    """The words before a rank.

    Attributes:
        before: where they begin.
        verb: 位居; empty if there is none.
        scope: among whom: 全市; empty if nothing says so.
    """

    before: int
    verb: str
    scope: str


def ranks(text: str) -> Iterator[Quantity]:
    """The places that a sentence tells, each with its scope."""
    last: Quantity | None = None
    for match in _RANK.finditer(text):
        if last is not None and _JOINED.fullmatch(text, last.after, match.start()):
            head = _Head(match.start(), "", last.scope or "")  # 居全市第二、第三位
        else:
            head = _head(text, match.start())
            if not _is_rank(text, head):
                continue
        value = _value(match["number"])
        if 0 < value <= _LOWEST_RANK:
            last = Quantity(
                match.start("number") if match["number"] else match.start(),
                match.end(),
                value,
                match["unit"] or "",
                form="rank",
                scope=head.scope or None,
                before=head.before,
                after=match.end(),
            )
            yield last


def _value(number: str | None) -> float:
    """第36 is 36; 首位 and 最多 are 1."""
    if not number:
        return 1.0
    return float(number) if number.isdecimal() else number_of(number)


def _head(text: str, start: int) -> _Head:
    """The verb and the scope before a rank: 增速【居】【全市】第三."""
    reach = max(0, start - _REACH)
    head = _HEAD.search(text[reach:start])
    assert head is not None  # all of it may be empty
    before, verb, scope = reach + head.start(), head["verb"], head["scope"].lstrip("至到为在")
    if inner := _INNER_VERB.match(scope):
        return _Head(before + len(verb) + inner.start("verb"), inner["verb"], inner["scope"])
    if not _RANKING.search(verb) and (areas := list(_AREA.finditer(scope))):
        begin = areas[-1].start()
        return _Head(before + len(verb) + begin, verb, scope[begin:])
    return _Head(before, verb, scope)


def _is_rank(text: str, head: _Head) -> bool:
    """Whether 第N tells a place among others, and not the first of its kind or what comes first."""
    if not head.scope and _PUT_FIRST.search(text[max(0, head.before - 4) : head.before] + head.verb):
        return False
    if _PLACE_NAME.search(head.scope):
        return True
    if _RANKED.search(text[max(0, head.before - _RANKED_REACH) : head.before]):
        return True
    return bool(_RANKING.search(head.verb)) and (not head.scope or bool(_STANDING.search(head.verb)))
