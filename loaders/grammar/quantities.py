"""Which numbers of a sentence are quantities: where each stands, its value and unit, and what hedges it on its right.

Names, dates, list numbers, slogans and specifications hold numbers that are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from loaders.facts import Bound
from loaders.lexicon.numerals import NUMERAL, number_of
from loaders.lexicon.units import MAGNITUDE, MONEY, PHYSICAL, UNIT

Form = Literal["number", "ratio", "rank", "threshold", "flat", "sync", "doubling", "digits"]


@dataclass(frozen=True)
class Quantity:
    """A quantity in a sentence.

    Attributes:
        start: where it starts in the sentence.
        end: where it ends.
        value: the number as written; None for `sync`.
        unit: the unit as written, with its magnitude.
        form: how it is told: `number`, one of a `ratio` a∶b∶c, a `rank`, a `threshold` (突破千亿), `flat` (持平), `sync`
            (与经济增长同步), `doubling` (翻一番) or `digits` (两位数增长).
        bound: what stands at the number itself (余, 以上, 左右) or comes from a range; None if nothing.
        after: where what follows it begins, behind 以上 and the like.
        place: its place in a ratio, from 0.
        scope: of a rank, among whom.
        before: where what stands before it ends: of a rank, before 居全市.
        range_end: it is the upper end of a range.
    """

    start: int
    end: int
    value: float | None
    unit: str
    form: Form = "number"
    bound: Bound | None = None
    after: int = 0
    place: int = 0
    scope: str | None = None
    before: int = -1
    range_end: bool = False


_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\s?\.\s?\d+)?"
_QUANTITY = re.compile(
    rf"(?<![\d.])(?P<sign>(?<!减)负(?=\d)|-(?=\d))?(?P<number>{_NUMBER})\s?(?:"
    rf"(?P<more>余|多|几)?(?P<magnitude>{MAGNITUDE})?(?P<more2>余|多)?\s?(?P<unit>{UNIT})?(?P<more3>多|余)?)"
)
_RANGE = re.compile(
    rf"(?<![\d.])(?P<sign>-)?(?P<low>{_NUMBER})(?P<low_unit>(?:{MAGNITUDE})?(?:{UNIT})?)(?P<to>\s?(?:[—–~-]+|至|到)\s?)(?=-?\d)"
)
_WRITTEN = re.compile(
    rf"百分之(?P<share>{NUMERAL}(?:点[零〇一二三四五六七八九]+)?)"
    r"|(?<![一二两三四五六七八九十百千])(?P<tenths>[一二两三四五六七八九])成(?:(?P<half>半)|(?![为立效果长本人功熟员绩就都型品套批交分因份活片对]))"
    rf"|(?P<times>(?:{NUMERAL}))倍(?!增|速|受|感|加)"
    rf"|(?<![数几上成第一二两三四五六七八九十百千\d])(?P<amount>[一二两三四五六七八九十][一二两三四五六七八九十百千零]*(?:点[零〇一二三四五六七八九]+)?)(?P<magnitude>万亿|亿|万)(?P<unit>{UNIT})?(?!一)"
)
_THRESHOLD = re.compile(
    r"(?P<verb>突破|超过|超|达到|达|迈上|迈入|迈进|跨越|跨入|跨上|跃上|站上|跨过|跨|首超|首破|进入|逾|近|接近|过|破)(?:了)?(?P<count>[一二两三四五六七八九1-9]个)?"
    r"(?P<magnitude>万亿|千亿|百亿|十亿|亿|千万|百万|十万|(?<![十百千万])万)(?P<unit>元|美元|斤|吨|人次|人|户|件|辆|亩)?(?:（含）)?(?P<tail>大关|台阶|元大关|元|级|城|俱乐部|行列|区|县|市|规模|产业|集群|以上|门槛|$|(?=[，。；、！）”的]))"
)
_ROUND_COUNT = re.compile(
    r"(?P<verb>近|超过?|逾|过|上|达)(?P<size>[百千万])(?P<unit>余?(?:家|个|户|名|人次|人|项|件|公里|场|种|台|辆))"
)
_RANK_VERB = (
    r"(?:均|都|分别|继续|稳|连续[^，。；]{1,3}年|连年|保持|跃升|上升|升|双双|首次)*"
    r"(?:位居|位列|排名|排位|名列|稳居|高居|居于|居|列|排在|排|跃居|跃升至|跃升为|升至|升到|提升至|提升到|上升至|上升到|前移至|进至|获得|夺得|获|保持|跻身|进入|领跑|位于|处于|蝉联|荣获|取得|勇夺|在)?(?:了)?"
)
_RANK_HEAD = re.compile(rf"(?P<verb>{_RANK_VERB})(?P<scope>[^，。；、（）“”\d第]{{0,12}}?)(?:\d{{4}}年)?$")
_RANK = re.compile(
    rf"(?:第\s?(?P<number>\d+|{NUMERAL})\s?(?P<unit>位|名)?|首位|榜首|之首|(?<=[市省国区县州])(?<!对标全国)(?<!对标)最(?:多|快|高|低|优|大|好)(?=[，。；、]|$)|(?<=[市省国区县州])首(?=[，。；、]))"
    r"(?=\s*(?:[，。；、！？）”]|$|和|的(?!目标)|且|并|以及|(?:提升|上升|前移|跃升|跃居|升|提高|跃|上升)(?:至|到|为)?))"
)
_RANK_REACH = 40
_PLACE_NAME = re.compile(
    r"全[国省市区县州球旗镇]|世界|亚洲|中西部|西部|东部|东北|中部|各|城市|地区|片区|同类|同级|区域|省|市|[区县]"
)
_RANKING = re.compile(r"位居|位列|排名|排位|名列|稳居|高居|居|列|排|跃|升|获|夺|保持|蝉联")
_AREA = re.compile(r"全[国省市区县州球旗镇]|全自治区|世界|国内|[一-龥]{0,2}一线城市")
_INNER_VERB = re.compile(
    r".*?(?P<verb>(?:连续[^，。；]{1,3}年|均|都|双双|稳|跃|位|高|分别)*(?:位居|位列|排名|排位|名列|列(?!车)|居(?!民|委|家|住)|排(?!水|污|放|查)|获|夺得|提升至|提升到|上升至|上升到|前移至|跃升至|升至|升到|由|从)[在于到得至]?)(?P<scope>[^位名居列排由从]*)$"
)
_CAPACITY = re.compile(r"(?:年产|日产|月产|年处理|日处理|总仓容)$")
_PUT_FIRST = re.compile(r"(?:放|摆|作为|置于?)[在到]?$")
_RANKED = re.compile(r"(?:排名|排位|排行|名次|位次|考核|评估|考评|测评|评比)[^，。；]{0,8}$")
_LOWEST_RANK = 5000
_FLAT = re.compile(r"(?:基本|大体|总体)?(?<![保支主坚])持平(?![台稳])|零增长")
_SYNC = re.compile(r"(?:基本)?同步(?:增长|提高)?(?=[，。；、！）\s]|$|以上|或)")
_SYNC_WITH = re.compile(r"(?:与|同|和|跟)(?:[^，。；、]{0,6})(?:经济|GDP|地区生产总值|生产总值)[^，。；、]{0,8}$")
_DOUBLING = re.compile(rf"翻(?:了)?(?:近|将近|约)?(?P<count>{NUMERAL}|\d+)?番")
_DIGITS = re.compile(
    r"(?P<count>[两二三])位数(?:的|以上的|左右的)?(?:以上|左右|快速|较快|高速)?(?P<growth>增长|增幅|增速)?"
)

_SUFFIX = re.compile(
    r"\s?(?:（(?:含|以)[^）]{0,6}）)?(?P<word>及以上|或以上|以上|之上|以内|之内|以下|及以下|左右|上下|大关|的目标|目标)?(?P<word2>左右|以上|以内|以下)?"
)
_SUFFIX_BOUNDS: dict[str, Bound] = {
    "以上": "ge", "及以上": "ge", "或以上": "ge", "之上": "ge",
    "以内": "le", "之内": "le", "以下": "le", "及以下": "le",
    "左右": "approx", "上下": "approx",
}  # fmt: skip

_RATIO = re.compile(rf"(?<![\d.:])(?:{_NUMBER})(?:\s?:\s?(?:{_NUMBER})){{1,3}}(?![\d:])")
_SHARES = re.compile(r"三次产业|产业结构|产业比|三产|结构|比例|构成|之比")

_TITLE = re.compile(r"《[^《》]{0,120}》")
_QUOTED = re.compile(r"“[^“”]{1,40}”")
_DATE_TAIL = re.compile(r"\s?(?:年(?!限|产|均)|月|日(?!均)|号|周年|年代|世纪|时(?!速)|点|分(?!之|别|点)|秒)")
_NAME_TAIL = re.compile(
    r"\s?(?:[A-Za-z]|强(?![^，。；]{0,4}个)|号线|路|热线|版|届|级|型|楼|室|字|师|系|寸|英寸|维|期(?=[^\u4e00-\u9fff]|工程|项目|建设)|千伏|伏|线(?=[、，。])|大(?![类个])|高速|国道|省道|航站|工程|平台|政务|会议|行动|计划|模式|体系|\s?[+×])"
)
_UNIT_LETTERS = re.compile(r"(?:TEU|MW|GW|kW|km|PFLOPS|EFLOPS)")
_SPEC_NOUN = re.compile(
    r"的?(?:[^，。；、]{0,8})(?:项目|企业|工程|产业|设施|机构|工业|乡镇|城区|商圈|平台|基地|楼宇|园区|集团|大户|税源|单位|农业|县|镇|乡|村)"
)
_PLANT = re.compile(
    r"(?:[^，。；、]{0,14})(?:项目|工程|装置|生产线|电站|机组|基地|甲醇|改扩建|技改|投产|开工|建成|竣工)"
)
_SIZE_SPEC = re.compile(r"投资|总投资|产值|营业收入|主营业务收入|销售收入|年收入|税收|单价|规模|收入")
_TIME_UNITS = {"年", "小时", "分钟", "个月", "周", "级", "届", "期", "时"}
_TAKES_TIME = re.compile(
    r"(?:缩短|压缩|压减|减少|延长|提前|提速|提高|增加|平均|寿命|年限|仅需|只需|最快|不超过|超过|降|减|由|从)[^，。；]{0,8}$"
)


_HINT = re.compile(
    r"\d|[百千万亿]|[一二两三四五六七八九](?:成|位数)|倍|番|持平|零增长|同步|首[位，。；、]|榜首|第[一二三四五六七八九十]|最[多快高低优大好]"
)
"""What a sentence without any of these says holds no quantity."""


def quantities(text: str, names: list[tuple[int, int]] | None = None) -> list[Quantity]:
    """The quantities of a sentence in its order.

    Args:
        text: the sentence in one way of writing (`loaders.script.plain`), years in Western digits.
        names: spans in which numbers are parts of names; None to find book titles and short quotations.
    """
    if not _HINT.search(text):
        return []
    closed = _Spans(
        [*names]
        if names is not None
        else [match.span() for pattern in (_TITLE, _QUOTED) for match in pattern.finditer(text)]
    )
    found = [*_ratios(text), *_words(text), *_ranks(text)]
    taken = _Spans([(quantity.start, quantity.end) for quantity in found])
    found = [quantity for quantity in found if not closed.covers(quantity.start)]
    found += [
        quantity
        for quantity in _numbers(text)
        if not taken.covers(quantity.start) and not closed.covers(quantity.start)
    ]
    return sorted(found, key=lambda quantity: (quantity.start, quantity.range_end))


class _Spans:
    """Spans that do not overlap much, asked whether they cover a place."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def covers(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return any(start <= place < end for start, end in self._spans[max(0, index - 2) : index + 1])


def _ratios(text: str) -> Iterator[Quantity]:
    for match in _RATIO.finditer(text):
        if not _SHARES.search(text, max(0, match.start() - 30), match.start()):
            continue
        for place, number in enumerate(re.finditer(_NUMBER, match[0])):
            start, end = match.start() + number.start(), match.start() + number.end()
            yield Quantity(start, end, _value(number[0]), "", form="ratio", after=match.end(), place=place)


def _words(text: str) -> Iterator[Quantity]:
    """Quantities without a digit."""
    for match in _ROUND_COUNT.finditer(text):
        bound: Bound | None = "approx" if match["verb"] == "近" else "ge" if match["verb"] in ("上", "达") else "gt"
        value = {"百": 100.0, "千": 1000.0, "万": 10000.0}[match["size"]]
        yield Quantity(
            match.start("size"), match.end(), value, match["unit"], form="threshold", bound=bound, after=match.end(), before=match.start()
        )  # fmt: skip
    for match in _DOUBLING.finditer(text):
        count = match["count"]
        times = 2 ** (int(count) if count and count.isdecimal() else int(number_of(count)) if count else 1)
        bound = "approx" if re.search("近|约", match[0]) else None
        yield _suffixed(text, Quantity(*match.span(), (times - 1) * 100.0, "%", form="doubling", bound=bound))
    for match in _FLAT.finditer(text):
        word = match.start() + match[0].index("持平") if "持平" in match[0] else match.start()
        yield Quantity(word, match.end(), 0.0, "%", form="flat", bound="flat", after=match.end())
    for match in _SYNC.finditer(text):
        if _SYNC_WITH.search(text, max(0, match.start() - 24), match.start()):
            yield Quantity(*match.span(), None, "%", form="sync", bound="sync", after=match.end())
    for match in _DIGITS.finditer(text):
        value = 10.0 if match["count"] in "两二" else 100.0
        if match["growth"] or re.search(
            r"增长[^，。；]{0,8}$|增[速幅][^，。；]{0,8}$", text[max(0, match.start() - 20) : match.start()]
        ):
            yield Quantity(*match.span(), value, "%", form="digits", bound="ge", after=match.end())
    for match in _THRESHOLD.finditer(text):
        yield from _threshold(text, match)
    for match in _WRITTEN.finditer(text):
        if match["share"]:
            quantity = Quantity(*match.span(), number_of(match["share"]), "%")
        elif match["tenths"]:
            value = number_of(match["tenths"]) * 10 + (5 if match["half"] else 0)
            quantity = Quantity(*match.span(), value, "%")
        elif match["times"]:
            quantity = Quantity(*match.span(), number_of(match["times"]), "倍")
        elif match["unit"] or match["amount"] not in ("一", "十"):
            quantity = Quantity(*match.span(), number_of(match["amount"]), match["magnitude"] + (match["unit"] or ""))
        else:
            continue
        quantity = _suffixed(text, quantity)
        if not (
            match["amount"] and re.match(r"目|级|(?:以上)?(?:税收|项目|企业|产业|工程|重大)", text[quantity.end :])
        ):
            yield quantity


_ROUND = {"万亿": (1, "万亿"), "千亿": (1000, "亿"), "百亿": (100, "亿"), "十亿": (10, "亿"), "亿": (1, "亿"), "千万": (1000, "万"), "百万": (100, "万"), "十万": (10, "万"), "万": (1, "万")}  # fmt: skip


def _threshold(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    if match["tail"] in ("级", "产业", "集群") or (match["tail"] == "以上" and not match["unit"]):
        return
    if re.match(
        r"的?[“]?(?:项目|企业|乡镇|镇|县|街|村|商圈|楼宇|园区|产业|税收|进度|以上|级|集群|称号|双|大户|开发区)",
        text[match.end() :],
    ):
        return
    value, magnitude = _ROUND[match["magnitude"]]
    count = (match["count"] or "")[:-1]
    times = int(count) if count.isdecimal() else number_of(count) if count else 1
    unit = match["unit"] or ("元" if "亿" in magnitude else "")
    if match["tail"] == "元":
        unit = "元"
    bounds: dict[str, Bound] = {
        "近": "approx",
        "接近": "approx",
        "超": "gt",
        "超过": "gt",
        "突破": "gt",
        "逾": "gt",
        "过": "gt",
        "破": "gt",
        "首破": "gt",
        "首超": "gt",
    }
    start = match.start("magnitude")
    end = match.end("unit") if match["unit"] else match.end("magnitude")
    yield Quantity(
        start, end, value * times, magnitude + unit, form="threshold", bound=bounds.get(match["verb"], "ge"), after=match.end(), before=match.start()
    )  # fmt: skip


def _ranks(text: str) -> Iterator[Quantity]:
    last_end, last_scope = -1, None
    for match in _RANK.finditer(text):
        follows = last_end >= 0 and re.fullmatch(r"[、和与及]", text[last_end : match.start()])  # 居全市第二、第三位
        reach = max(0, match.start() - _RANK_REACH)
        head = _RANK_HEAD.search(text[reach : match.start()])
        if head is None:
            continue
        verb, scope, before = head["verb"], head["scope"].lstrip("至到为在"), reach + head.start()
        if inner := _INNER_VERB.match(scope):
            verb, scope, before = inner["verb"], inner["scope"], before + len(verb) + inner.start("verb")
        elif not _RANKING.search(verb) and (area := list(_AREA.finditer(scope))):
            before += len(verb) + area[-1].start()
            scope = scope[area[-1].start() :]
        if follows:
            scope, before = last_scope or "", match.start()
        elif not _is_rank(text, before, verb, scope):
            continue
        start, end = match.span()
        value = 1.0
        if match["number"]:
            start = match.start("number")
            value = float(match["number"]) if match["number"].isdecimal() else number_of(match["number"])
        if 0 < value <= _LOWEST_RANK:
            last_end, last_scope = end, scope
            yield Quantity(
                start, end, value, match["unit"] or "", form="rank", scope=scope or None, before=before, after=end
            )  # fmt: skip


def _is_rank(text: str, before: int, verb: str, scope: str) -> bool:
    """Whether 第N tells a place among others, and not the first of its kind or what comes first."""
    if not scope and _PUT_FIRST.search(text[max(0, before - 4) : before] + verb):
        return False
    if _PLACE_NAME.search(scope):
        return True
    if _RANKED.search(text[max(0, before - 12) : before]):
        return True
    return bool(_RANKING.search(verb)) and (not scope or bool(re.search(r"居|列|排|获|夺", verb)))


def _numbers(text: str) -> Iterator[Quantity]:
    ranges = {match.start("low") - len(match["sign"] or ""): match for match in _RANGE.finditer(text)}
    lower: Quantity | None = None
    for match in _QUANTITY.finditer(text):
        start = match.start()
        quantity = _number(text, match)
        beginning = ranges.get(start)
        if beginning is not None and _is_range(text, beginning):
            lower = Quantity(start, match.end("number"), _value(match["number"]), "", bound="ge")
            if quantity is not None and quantity.unit:
                lower = replace(lower, end=quantity.end, unit=quantity.unit)
            continue
        if quantity is None:
            lower = None
            continue
        if lower is not None and 0 <= start - lower.end <= 4 and lower.value is not None and quantity.value is not None:
            unit = lower.unit or quantity.unit
            first = _rescaled(lower, quantity)
            if first.value is not None and first.value <= quantity.value:
                yield replace(first, unit=first.unit or unit, after=quantity.after)
                yield replace(quantity, bound="le", range_end=True)
                lower = None
                continue
        lower = None
        yield quantity


def _rescaled(lower: Quantity, upper: Quantity) -> Quantity:
    """The lower end in the unit of the upper: of 3—4万 both are 万."""
    return lower if lower.unit else replace(lower, unit=upper.unit)


def _is_range(text: str, match: re.Match[str]) -> bool:
    if match["to"].strip() in ("至", "到"):
        before = text[max(0, match.start() - 12) : match.start()]
        return not re.search(r"[由从][^，。；]*$", before)
    return True


def _number(text: str, match: re.Match[str]) -> Quantity | None:
    """The quantity that a number is, or None if it is part of a name, a date or a specification."""
    start, number_end = match.start("number"), match.end("number")
    unit = (match["magnitude"] or "") + (match["unit"] or "")
    end = match.end("unit") if match["unit"] else match.end("magnitude") if match["magnitude"] else number_end
    before, following = text[max(0, start - 12) : start], text[number_end : number_end + 12]
    if re.search(r"[A-Za-z_/.+×#&=][-—]?$", before) and not before.endswith(("GDP", "CPI", "PPI")):
        return None
    if re.search(r"第\s?$", before) or re.match(r"\s?(?:千|百|万)?伏(?!安)", following):
        return None
    if re.match(r"\s?[+×]", following) or (_CAPACITY.search(before) and re.match(r"[\u4e00-\u9fff]", text[end:])):
        return None
    if not unit and (_DATE_TAIL.match(following) or _NAME_TAIL.match(following)):
        return None
    if re.match(r"(?:年|月|日)(?!限|产|均)", following) and not match["magnitude"] and match["unit"] in ("年", None):
        return _time(text, match, end, before)
    if re.match(r"[A-Za-z]", following) and not _UNIT_LETTERS.match(following):
        return None
    value = _value(match["number"])
    if match["sign"] and not re.search(r"[\d%‰）A-Za-z]$", text[max(0, match.start() - 1) : match.start()]):
        value = -value
    if unit in _TIME_UNITS:
        return _time(text, match, end, before)
    rest = text[end : end + 24]
    if (fraction := re.search(r"(百|千)分之$", before)) and not unit:
        return _suffixed(text, Quantity(start, number_end, value, "%" if fraction[1] == "百" else "‰"))
    if not unit:
        return _bare(text, start, number_end, value, before, following)
    if unit == "个" and re.match(r"百分点", rest):
        return None
    if match["unit"] in PHYSICAL and rest.startswith("级"):
        return None
    if (
        unit
        in (
            "村",
            "镇",
            "县",
            "市",
            "省",
            "国",
            "园",
            "站",
            "店",
            "校",
            "乡",
            "金",
            "银",
            "铜",
            "单",
            "员",
            "令",
            "股",
            "度",
        )
        and re.match(r"[\u4e00-\u9fff]", rest)
        and unit not in ("金", "银", "铜", "县", "市", "国", "省", "村", "镇")
    ):
        return None
    bound: Bound | None = "gt" if match["more"] or match["more2"] or match["more3"] else None
    end_of_words = match.end("more3") if match["more3"] else end
    quantity = _suffixed(text, Quantity(start, end, value, unit, bound=bound), end_of_words)
    return None if _is_specification(text, quantity, match["unit"] or "") else quantity


def _time(text: str, match: re.Match[str], end: int, before: str) -> Quantity | None:
    unit = match["unit"]
    if unit not in ("年", "小时", "分钟", "个月", "周") or not _TAKES_TIME.search(before):
        return None
    if unit == "年" and (re.match(r"\d{4}", match["number"]) or re.search(r"(?:提前|连续|增加)[^，。]{0,2}$", before)):
        return None
    if re.match(r"[\u4e00-\u9fff]", text[end : end + 1]) and not re.match(r"以[上内下]|左右|[提降缩压]", text[end:]):
        return None
    return _suffixed(text, Quantity(match.start("number"), end, _value(match["number"]), unit))


_INDEX = re.compile(r"[由从]\d+(?:\.\d+)?[^，。；\d]{1,5}[到至为]$|(?:指数|收入比|之比|倍差|系数)[^，。；\d]{0,10}$")


def _bare(text: str, start: int, end: int, value: float, before: str, following: str) -> Quantity | None:
    """A number without a unit: an index, if its words say so."""
    if _INDEX.search(before) and re.match(
        r"\s?(?:[，。；、）]|$|左右|以内|以上|以下|和|[\u4e00-\u9fff]{1,3}[到至为])", following
    ):
        return _suffixed(text, Quantity(start, end, value, ""))
    return None


def _is_specification(text: str, quantity: Quantity, unit: str) -> bool:
    """亿元以上项目, 20万吨甲醇装置: the number says which kind of thing, not how much there is."""
    rest, before = text[quantity.after : quantity.after + 20], text[max(0, quantity.start - 10) : quantity.start]
    limited = quantity.bound in ("ge", "le") and quantity.after > quantity.end
    if (
        unit in PHYSICAL
        and re.search(r"及以[上下]$", text[quantity.end : quantity.after])
        and re.match(r"[\u4e00-\u9fff]", rest)
    ):
        return True
    if unit in ("岁", "周岁") and limited and re.match(r"[\u4e00-\u9fff]", rest):
        return True
    if (
        unit == "条"
        and re.match(r"[，。；、”]|$", rest)
        and re.search(
            r"(?:出台|推出|印发|落实|实施|制定|执行|抓好)[^，。；、\d]{0,24}$",
            text[max(0, quantity.start - 30) : quantity.start],
        )
    ):
        return True
    if (
        unit in MONEY
        and re.search(r"(?:超|超过|过|逾|突破)$", before)
        and re.match(r"的?(?:[^，。；、]{0,4})(?:项目|企业|产业集群|园区|工程|大户|商圈)", rest)
    ):
        return True
    if unit in MONEY and limited and re.match(r"或", rest):
        return True
    if unit in MONEY and limited and _SPEC_NOUN.match(rest):
        return not re.search(
            r"(?:发放|投放|完成|安排|争取|落实|筹集|投入|减税降费|减免|拨付|兑现|新增)[^，。；]{0,4}$", before
        ) or bool(re.match(r"的?(?:项目|企业|工业|产业|重大)", rest))
    if unit in MONEY and limited and re.match(r"的(?![^，。；]{0,6}目标)", rest) and _SIZE_SPEC.search(before):
        return True
    if unit in PHYSICAL and not unit.endswith(("公里", "里")):
        has_verb = re.search(
            r"(?:完成|新增|达到?|超过?|约|新建|改造|建设|拆除|实施|治理|建成|共|为|整治|提升|盘活|供应|出让|竣工|增加|突破)[^，。；]{0,3}$",
            before,
        )
        named = re.search(r"[\u4e00-\u9fffA-Za-z）”]$", before)
        if unit in ("吨", "千瓦", "兆瓦", "立方米", "吨次") and not has_verb and named and _PLANT.match(rest):
            return True
    return False


def _suffixed(text: str, quantity: Quantity, end: int | None = None) -> Quantity:
    end = quantity.end if end is None else end
    match = _SUFFIX.match(text, end)
    word = match["word"] if match else None
    if match is None or word is None:
        return replace(quantity, after=end)
    if word in ("以上", "以下") and re.match(r"(?:的)?(?:学历|文化|职称|行政|法院|人民政府)", text[match.end() :]):
        return replace(quantity, after=match.end())
    bound = _SUFFIX_BOUNDS.get(word, quantity.bound)
    return replace(quantity, bound=bound, after=match.end())


def _value(number: str) -> float:
    return float(re.sub(r"[,\s]", "", number))
