"""Subjects: the phrase that names what a number measures, cut out of the words around it."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.catalogue import catalogue
from loaders.lexicon.actions import ACTION, ACTIONS_ONLY, CLOSING_ACTION, LEADING_ACTION
from loaders.lexicon.phrases import (
    AFTER_SUBJECTS,
    BEFORE_SUBJECTS,
    MEASURES,
    NARROWING,
    NO_NOUNS,
    PREDICATES,
    alternatives,
)

_LEADING = re.compile(
    rf"(?:{alternatives(*BEFORE_SUBJECTS.values())}|(?:[向给]|(?:组织|引导|推动|协调)(?!新增))[^，。；、\d]{{1,12}}(?=(?:发放|提供|捐赠|减免|拨付|投放)[\u4e00-\u9fff]{{2}})|到(?=\d{{4}}年)|月(?=[\u4e00-\u9fff])|[,，:：、；。\-—~·．.）\s]|[（(]?[一二三四五六七八九十\d]{{1,2}}[）)]|"
    r"\d{1,2}(?:、|[.．](?!\d))|“?十?[一二三四五六七八九]五”?(?:时期|期间|以来|期?末)?|\d{4}年(?:[—\-~至到]\d{4}年)?(?:以来|底|末|度)?|\d{4}(?=[—\-~至到]\d{4}年)|"
    r"\d{1,2}月?[—\-~至到]\d{1,2}月份?|\d{1,2}月份?|(?:[一二三四两五]|\d{1,2})年(?:来|间|累计|内)?|[一二三四五六七八九十]{1,3}(?=$))"
)
_TRAILING = re.compile(
    rf"(?:连续[^，]{{1,3}}年|(?<=.)(?:是|为)\d{{4}}年的?|(?<=.)[三五十]年|等|[,，、；：:（“—\-~\s]|(?<=.)在全[国省市区县州](?:地级市|各?市州?|各?县区|城市)?|(?<=.)(?:(?:(?<!复)到)?(?:19|20)\d\d年(?:末|底)?|(?<!前)[一二三四]季度|上半年|前三季度)|{alternatives(AFTER_SUBJECTS)})$"
)
_LONGEST_TRAILING = 12  # characters, and some to spare
_WHEN_DONE = re.compile(r"年内|年底前?|年末|\d{1,2}月(?:底|末)?前?|按计划|按期|如期|陆续|集中(?=签约|开工|竣工)|年底")
_LONGEST_NOUN = 22
_ADVERBIAL = ("已", "全部", "全面", "均", "基本", "正", "在", "被")
_JOINING = "和与及并"
_SHORT_NOUN = 4
"""A noun no longer than this says little without what is told of it: 15个集体荣获…称号."""
_BRACKET = re.compile("[“”（）《》]")
_HALF_OPEN = re.compile(r"^[^“”（）《》]*[”）》]|[“（《][^“”（）《》]*$")

_ATTRIBUTE = re.compile(
    rf"(?:累计|合计|总|年|实际|计划|年均|平均|其|当年|年度|新增|合同|协议|一期|预计)*(?:{alternatives(MEASURES)})"
)
_PORTION = re.compile(
    r"(?:^|[，、])(?:约|分别|已|均|实际|仅|其中)*(?P<portion>(?:占|相当于|约占|仅占|占到|完成(?:了)?(?:年度|全年|年初|市|省|预算|计划|目标|上级|预期|调整|序时|考核|任务)|超额完成|为(?:年度|年初|预算|调整|全年)(?:预算|计划|目标)|是(?:\d{4}年|上年|“|全国|全省|全市|去年))[^，。；]*?)的?$"
)
_NARROWING = frozenset(NARROWING.split())
_NO_NOUN = re.compile(
    rf"(?:{alternatives(NO_NOUNS)}|(?:后|时|外|内|中|里|底|末|上)(?=[，。；、的）]|$)|[，。；、！？:”])"
)
_PREDICATE = re.compile(alternatives(PREDICATES))
_PURPOSE = re.compile(r"\s*(?:资金)?(?:，)?(?:用于|支持|对|启动|实施|开展|建设)(?P<purpose>[^，。；]{2,30})")
_TOLD_IN_BRACKETS = re.compile(r"（(?=增长|同比|其中|占|下降|可比|\d)")
_OPENS_NOUN = re.compile(r"[\u4e00-\u9fff“《A-Za-z（\d]")


@lru_cache(maxsize=16384)
def cleaned(phrase: str) -> str:
    """A phrase without the words before and after a subject: conjunctions, times, 全市, 完成, 达到."""
    phrase = "".join(phrase.split())
    while True:
        shorter = _without_trailing(phrase)
        match = _LEADING.match(shorter)
        shorter = shorter[match.end() :] if match and match.end() < len(shorter) else ("" if match else shorter)
        if _BRACKET.search(shorter) and _HALF_OPEN.search(shorter):
            shorter = _balanced(shorter)
        if shorter == phrase:
            return phrase
        phrase = shorter


def _without_trailing(phrase: str) -> str:
    """A phrase without the words that may stand between a subject and its number."""
    trailing = _TRAILING.search(phrase, max(0, len(phrase) - _LONGEST_TRAILING))
    return phrase[: trailing.start()] if trailing else phrase


def _balanced(phrase: str) -> str:
    """Without a bracket or quotation mark whose partner is missing."""
    for opening, closing in (("“", "”"), ("（", "）"), ("《", "》")):
        while phrase.count(closing) > phrase.count(opening):
            phrase = phrase[: phrase.index(closing)] + phrase[phrase.index(closing) + 1 :]
        while phrase.count(opening) > phrase.count(closing):
            place = phrase.rindex(opening)
            phrase = phrase[:place] + phrase[place + 1 :]
    return phrase


def only_actions(phrase: str) -> bool:
    """Whether nothing but verbs of doing is left: 新增, 引进和培育."""
    return bool(ACTIONS_ONLY.match(phrase))


def ends_in_action(phrase: str) -> bool:
    """Whether a verb of doing closes a phrase: 各县至少引进."""
    return CLOSING_ACTION.search(phrase) is not None


def leading_action(phrase: str) -> str:
    """The verb that a phrase begins with; empty if none."""
    match = LEADING_ACTION.match(phrase)
    return match[0].rstrip("了、") if match and match.end() < len(phrase) else ""


def is_attribute(phrase: str) -> bool:
    """Whether a phrase measures what was named before: 总数, 占比, 增速; 参合率, 担保金额 unless it is an indicator."""
    return bool(_ATTRIBUTE.fullmatch(phrase)) or (
        bool(_SHORT_MEASURE.fullmatch(phrase)) and catalogue().indicator(phrase) is None
    )


def portion_of(head: str) -> str:
    """The words of a share, or of how much of a plan was done: 占全省, 完成年度计划; empty if a head tells neither."""
    match = _PORTION.search(head.strip())
    return match["portion"] if match else ""


_SHORT_MEASURE = re.compile(r"(?!新增|累计)[\u4e00-\u9fff]{1,3}(?:率|总额|额)")
_MEASURES = re.compile(
    r"(?:播种面积|种植面积|面积|产量|总产量|产值|总产值|增加值|收入|支出|完成投资|投资额|总量|总数|数量)$"
)


def measured_by(subject: str, attribute: str) -> str:
    """Another measure of a subject: of 粮食播种面积, 产量 is 粮食产量."""
    if re.fullmatch(r"总?(?:产量|产值|面积)|总产", attribute):
        subject = _MEASURES.sub("", subject) or subject
    if attribute in ("总数", "总量") and (action := leading_action(subject)).startswith("新"):
        subject = subject[len(action) :]
    return subject + attribute


def is_modifier(phrase: str) -> bool:
    """Whether a phrase only narrows what was named before: 国家级."""
    return phrase in _NARROWING


def purpose_of(following: str) -> str:
    """What money after a number is for: 用于【村道建设】; empty if nothing says so."""
    match = _PURPOSE.match(following)
    return cleaned(match["purpose"]) if match else ""


def noun_after(following: str) -> str:
    """The noun phrase that a number counts, where it stands behind it: 引进12家【企业】; empty if none does."""
    phrase = "".join(_TOLD_IN_BRACKETS.split(following, maxsplit=1)[0].split())
    if phrase.startswith("的") and not _NO_NOUN.match(phrase):
        phrase = phrase[1:]
    if not phrase or _NO_NOUN.match(phrase) or not _OPENS_NOUN.match(phrase):
        return ""
    phrase = _WHEN_DONE.sub("", phrase)
    predicate = _PREDICATE.search(phrase, 2)
    if predicate and predicate.start() + (predicate[0] in _ADVERBIAL) > _SHORT_NOUN:
        phrase = phrase[: predicate.start()]
    return _balanced(_without_trailing(phrase[:_LONGEST_NOUN])).strip()


def split_before_action(between: str) -> int:
    """Where, between two numbers, the second one's words begin: at the last verb of doing; 0 if there is none."""
    closing = CLOSING_ACTION.search(between[-12:])
    if closing and len(between) - (len(between[-12:]) - closing.start()) > 0:
        start = max(0, len(between) - 12) + closing.start()
        if start > 1:
            return start
    last = 0
    for match in ACTION.finditer(between):
        if match.start() > 1:
            last = match.start()
    return last


def counted_before(between: str) -> int:
    """Where, between two numbers, what the first one counts ends and a verb begins: 19家企业【获得贷款】2亿元; 0 if nowhere."""
    last = 0
    if between[:1] not in _JOINING:
        for match in ACTION.finditer(between):
            if match.start() > 1 and len(between) - match.end() > 1:
                last = match.start()
    return last


def before_predicate(phrase: str) -> int:
    """Where the first predicate of a phrase begins: 重点项目【完成投资】; 0 if there is none."""
    match = _PREDICATE.search(phrase, 2)
    return match.start() if match else 0
