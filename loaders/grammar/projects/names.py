"""What is the name of a project, and what only a kind of work."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.lexicon.project_names import COMMON, HEADS, LONG_HEADS, SINGLE_HEADS, UNSHARED
from loaders.patterns import begins


def lengths(words: Iterable[str], place: int) -> dict[str, list[int]]:
    """How long words are, by their first (0) or last (-1) character; the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[place], set()).add(len(word))
    return {char: sorted(of_char, reverse=True) for char, of_char in found.items()}


_HEADS = frozenset(HEADS)
_LONG_HEADS = frozenset(LONG_HEADS)
_HEAD_LENGTHS = lengths(HEADS, -1)
_COMMON_LENGTHS = lengths(COMMON, 0)
_QUANTITY = re.compile(
    r"^(?:约|近|超|共|第)?[\d.]+(?:[～—~-]\d+)?(?:余|多)?(?:万|亿)?(?:个|条|座|家|所|处|宗|项|栋|公里|平方|亩|套|户|米|台|辆|名|人|片|块|吨|千米|对|批|种|件|期(?!工程)|镇|村|大)|^[一二两三四五六七八九十百]+(?:个|条|座|家|所|处|宗|项|栋|批|大|镇|区|类|套)"
)
_TAIL_QUANTITY = begins(
    r"等和及共约\d一二两三四五六七八九十",
    r"(?<=.{4})(?<![A-Za-z\d])(?:等|和|及)?(?:共|约)? ?[\d一二三两四五六七八九十]+ ?(?:栋|座|个|条|大|项|宗|家)[^\d]{0,4}$",
)
_ETC_COUNTED = re.compile(
    r"(?<=.{2})等 ?(?:[\d一二两三四五六七八九十]+(?:余|多)?|多) ?(?:个|条|座|大|项|家|处|所|宗)[^“]*$"
)
"""甲片区等5个控制性规划和城市公园: the name ends at 等."""
_CONJUNCTION = re.compile(r"^随着(?=.{3})|(?<=.{3})(?:以及|并)$")
"""What binds a name to its sentence: 随着甲高铁建成."""
_SOME = re.compile("各类|各项|各级|一批|一系列|其他|其它|占比|比重|增速|稳步|质效|进行|[三五七九]通一平")
_BECOMING = re.compile(
    "(?<=..)(?:(?:设立|争创|创建|申建|升格|晋升|升级为|打造)(?=.{3})"
    "|建设(?!者|工程|项目|路|大道|银行|大厦|集团|兵团|管理|职业|投资|试点|总体|方案|规划|纲要|工作|任务|进展|进度|指挥|[一二三]期|中长期"
    "|取得|得到|实现|因|通过|纳入|与|和|及|.*(?:工程|项目|馆)$)(?=.{3}))"
)
_MARKS = frozenset('（）()“”"、—-－·的等和与及')
_MOST_OWN = 4
_LEADING = re.compile(
    r"^(?:(?:总?投资|总?面积|全?长|总?建筑面积|总计|总共)?(?:约|近|超)?[\d.]+余?(?:万|亿)?(?:元|公里|平方米|平方公里|亩|米|千米)的?"
    r"|[^、（(“]{0,8}?(?:首个|首家|首条|首座|第一个|第一家|第一条|唯一)的?)"
)
_COUNTED = re.compile(
    r"\d(?:余|多)?(?:万|亿)?(?:个|项|条|座|家|所|处|宗|公里|套|户|亩|人|名|辆|台|张|米|平方米|平方公里)(?:以上|左右)?$"
)
"""新建管网142公里, 引进项目17个."""
_OF_SIZE = re.compile(
    r"\d[\d.]*(?:[×x]\d[\d.]*)?(?:万|亿)?(?:吨|千瓦|兆瓦|吉瓦|辆|千伏安|立方米)(?:[/／][年日])?"
    r"(?![级位的余多左产能规生粮以])[^\d、]{2,}"
)
_FOOTNOTE = begins(r"\[①-⑳", r"\[\^?\d{1,3}\]|[①-⑳]")
_TRIMMABLE = re.compile(r"[^\u4e00-\u9fff]|[一二两三四五六七八九十等的首唯]|随着|以及$|并$|建设$")
"""One of these is in every name that something is taken off."""
_BRACKET_START = re.compile(r"^(?:（[^（）]*）|\([^()]*\))")
_BRACKET_END = re.compile(r"(?:（[^（）]*）|\([^()]*\))$")


def bare(name: str) -> str:
    """The name without the bracket that it ends in."""
    return _BRACKET_END.sub("", name) if name.endswith(("）", ")")) else name


def ends_in_head(name: str) -> bool:
    """Whether the name ends in a noun that projects are called by."""
    return head_of(name) != ""


def head_of(name: str) -> str:
    """The noun that a name ends in, empty if it is none that projects are called by."""
    name = bare(name)
    for length in _HEAD_LENGTHS.get(name[-1:], ()):
        if (head := name[-length:]) in _HEADS:
            return head
    return ""


def complete(name: str) -> bool:
    """Whether a member of a list is a whole name; 双塔 and 深圳湾 are places, and may go without the road's noun."""
    name = bare(name)
    head = head_of(name)
    if head in _LONG_HEADS:
        return len(name) >= 4 or (name[-1] not in SINGLE_HEADS and name != head)
    return len(name) >= 6 and "至" not in name and head != ""


def shared_head(name: str) -> str:
    """What the last member of a list says for all: 铁路 of 天平铁路, 机场改扩建工程 of 敦煌机场改扩建工程."""
    whole, name = name, bare(name)
    if name.endswith(UNSHARED):
        return ""
    at = len(name) - len(head_of(name))
    while len(head := head_of(name[:at])) > 1:  # 楼 of 汾阳至石楼 is a place's
        at -= len(head)
    if at == len(name):
        return ""
    while length := next((n for n in (4, 3, 2) if at - n >= 2 and name[at - n : at] in COMMON), 0):
        at -= length
    shared = whole[at:]
    return shared if at and (len(shared) > 1 or shared in SINGLE_HEADS) else ""


def own_length(name: str) -> int:
    """How many characters of a name are no words of every place's reports, up to four: 2 of 梦蝶大桥工程."""
    own = at = 0
    while at < len(name) and own < _MOST_OWN:
        first = name[at]
        for length in _COMMON_LENGTHS.get(first, ()):
            if name[at : at + length] in COMMON:
                at += length
                break
        else:
            own += first not in _MARKS and not first.isspace()
            at += 1
    return own


def trimmed(name: str) -> str:
    """The name without what stands before 的 (投资3亿元的甲项目), without measures and counts."""
    if not _TRIMMABLE.search(name):
        return name
    name = _FOOTNOTE.sub("", name).strip("* \u3000")
    start = name.rfind("的") + 1
    if start and len(name) - start >= 2 and "”" not in name[start:]:
        name = name[start:]
    if is_count(name):
        return ""
    name = _LEADING.sub("", _BRACKET_START.sub("", name))
    name = _CONJUNCTION.sub("", _TAIL_QUANTITY.sub("", _ETC_COUNTED.sub("", name)).strip())
    if name.endswith("建设") and ends_in_head(name[:-2]):
        name = name[:-2]
    return name


def of_many(name: str) -> bool:
    """Whether it speaks of many or of how they do, and names none: 新区各类投资项目, 新业态占比."""
    return _SOME.search(name) is not None


def becomes(name: str) -> bool:
    """Whether it says what something is to become instead of what it is called: 甲园争创国家级高新区."""
    return _BECOMING.search(name) is not None


def is_count(name: str) -> bool:
    """Whether it says how many there are: 管网142公里."""
    return _COUNTED.search(name) is not None


def of_size(name: str) -> bool:
    """Whether it is what it can make that a name begins with: 5万吨纺纱, 2×35万千瓦火电."""
    return name[:1].isdecimal() and _OF_SIZE.match(name) is not None


def counts(name: str) -> bool:
    """Whether it counts things instead of naming one: 5座电厂."""
    return _QUANTITY.match(name) is not None
