"""What is measured: the subject of each number, in its own clause, behind the number, or in what was told before."""

from __future__ import annotations

import re

from loaders.catalogue import catalogue
from loaders.grammar.lists import lists_indicators, subjects_of_list
from loaders.grammar.quantities import THRESHOLD
from loaders.grammar.sentences.counting import SIZE, counted_noun, noun_behind
from loaders.grammar.sentences.statement import Clause, Memory, Reading
from loaders.grammar.sentences.topics import harvested, place_or_project, raised
from loaders.grammar.subjects import (
    cleaned,
    ends_in_action,
    is_attribute,
    is_modifier,
    leading_action,
    measured_by,
    only_actions,
    portion_of,
    purpose_of,
    split_before_action,
)
from loaders.grammar.tails import tail_of
from loaders.lexicon.actions import ALSO_NOUNS, WITH_THEIR_OBJECT
from loaders.lexicon.changes import REMAKING
from loaders.lexicon.phrases import ACHIEVEMENT

Named = tuple[str, tuple[str, ...]]
"""A subject and the rules that found it."""

_CONJUNCTION = re.compile(r"、|和|与|(?<![普惠涉])及(?!以上)")
_DONE = re.compile(r"完成(?:了|约|近|超|全年|年度)*$")
_TIMES = re.compile(r"[是为]|相当于")
_PER_HEAD = re.compile(r"人均(?:达到|达|为|约|超过|超)?$")
_ADDED = ("净增", "净增加")
"""Verbs of change that are also told of things: 净增12家企业."""
_SHARE_OR_PERIOD = re.compile(r"[%‰倍点成]")
_NAMED = re.compile(r"(?:项目|工程)")
_FEW = 11
"""So many projects are still told apart by the names before 等."""
_ALSO_WHOLE = ("税收", "收入", "利润", "利税")
"""Of a firm these are another measure; of an area they are told by themselves."""
_OF_FIRMS = re.compile(r"企业|集团|公司|园|工业|产业|业$")
_ANY_SIGN = re.compile(r"[，；。:！？）、]")
_MONEY_SPENT = re.compile(r"(?:完成)?投资$")
_MONEY_MEASURED = re.compile(r"(?:收入|产值|投资|税收|利润|规模)$")
_LISTED_BEFORE = re.compile(r"[\u4e00-\u9fff”](?:、|和|以及|(?<![普涉波惠危以])及)\s?$")
_SINCE = re.compile(r".*(?:累计|以来|共(?=[派新完建投引开实]))")
_PLACE_ALONE = re.compile(r"[两二三四五六七八九]?(?:城区|市区|区|县城|县区|县市|县|农村|城市|城镇)")
_BEGUN = re.compile(r"(?<=.)新?(?:开工|签约|竣工|续建|投产)$")
_OPENS_A_NOUN = re.compile("[性房类区型]")
"""Behind a verb these make a noun of it: 保障性住房, 安置房."""
_ALSO_OF_INDUSTRIES = frozenset(
    "出口 进口 进出口 出口额 进口额 出口创汇 外贸出口 新增就业 利用外资 实际利用外资".split()
)
"""Of the area, unless one industry was told just before."""
_ONE_INDUSTRY = re.compile(
    r"(?!(?:全部|规模?以?上|限上)?(?:工业|农业|林业|牧业|渔业|服务业|制造业|建筑业|旅游业|金融业|房地产业|商业|[^，]{0,8}(?:高新技术|新兴|支柱|主导|重点|优势|非公)))"
    r"(?P<industry>[^，；、]{2,10}(?:业|产品|汽车|电池|服装))(?:完成|实现)?(?:总产值|产值|产量|销售收入|营业收入|主营业务收入|投资|(?:进出口|出口|进口)总?额?)"
)
_SERVICES_TRADED = re.compile(r"服务(?:贸易)?(?:进出口|出口|进口)(?:总额|额|总值)?")
_SHORT_CURRENT = 14
_TELLING = 4
"""A phrase of fewer characters says too little to stand alone."""
_LONG = 18
_LONGEST = 40


def subjects_of(reading: Reading, clause: Clause) -> tuple[list[str], tuple[str, ...]]:
    """A subject for each number of a clause, or one number's several subjects; and the rules that found them."""
    memory, count = reading.memory, len(clause.cluster.items)
    memory.in_part = clause.is_part or (memory.in_part and not clause.phrase)
    if clause.is_part:
        memory.whole = memory.recent[-1] if memory.recent else memory.current
    first, phrase = clause.first, clause.phrase
    grows = clause.tail.change != 0 or first.form in ("doubling", "rank")
    together = (
        first.form in ("sync", "flat")
        or clause.tail.each
        or ((grows or first.unit == "%") and lists_indicators(phrase))
    )
    if count > 1 or together or (first.form == "rank" and memory.listed > 1):
        listed = _listed(memory, clause, together=together) or _told_before(memory, clause)
        if listed:
            return listed
    subject, rules = _subject(reading, clause)
    return [subject] * count, rules


def without_action(subject: str) -> str:
    """A subject without the verb that it begins with."""
    return subject.removeprefix(leading_action(subject))


def without_actions(subject: str) -> str:
    """The thing alone, without the verbs around it: 续建新开工项目 → 项目, 保障房开工 → 保障房; of verbs alone, nothing."""
    thing = _BEGUN.sub("", subject)
    verb = leading_action(thing)
    while verb and not _OPENS_A_NOUN.match(thing, len(verb)):
        thing = thing.removeprefix(verb)
        verb = leading_action(thing)
        verb = "" if verb in ALSO_NOUNS else verb
    return "" if only_actions(thing) else thing


def _listed(memory: Memory, clause: Clause, *, together: bool) -> tuple[list[str], tuple[str, ...]] | None:
    """The items of a list in the clause: 地方财政收入、税收收入分别."""
    phrase, count, ranks = clause.phrase, len(clause.cluster.items), clause.first.form == "rank"
    told_as_one = count == 1 and "城乡" in phrase and not re.search(r"、|和|及", phrase)
    if not phrase or is_attribute(phrase) or told_as_one:
        return None
    wanted = count if count > 1 else max(2, len(_CONJUNCTION.split(phrase)))
    listed = subjects_of_list(phrase, wanted)
    if not listed or (count == 1 and not ((ranks or together) and len(listed) > 1)):
        return None
    if all(map(is_modifier, listed)) and memory.current:
        listed = [item + memory.current for item in listed]
    elif all(map(is_attribute, listed)) and memory.current:
        listed = [measured_by(memory.current, item) for item in listed]
    elif all(map(only_actions, listed[:-1])):
        listed = [*(verb + without_actions(listed[-1]) for verb in listed[:-1]), listed[-1]]
    if clause.sign == "、" and memory.action and not leading_action(listed[0]):
        listed = [memory.action + subject for subject in listed]
    return listed, ("list",)


def _told_before(memory: Memory, clause: Clause) -> tuple[list[str], tuple[str, ...]] | None:
    """The subjects told before, which the clause leaves out or measures otherwise: …、…；占比分别."""
    phrase, count, ranks = clause.phrase, len(clause.cluster.items), clause.first.form == "rank"
    portion = portion_of(clause.head)
    if not phrase or is_attribute(phrase) or portion:
        several = memory.recent[-memory.listed :] if memory.listed > 1 and ranks else []
        apart = not phrase and clause.tail.respectively and bool(clause.tail.change)
        told = memory.levels if apart and len(memory.levels) >= count else memory.recent
        recent = told[-count:] if count > 1 else several
        if len(recent) == count or (count == 1 and len(recent) > 1):
            rule = "portion" if portion else "attribute" if phrase else "elided"
            return [subject + (portion or phrase) for subject in recent], ("list", rule)
    if count == 1 and ranks and "、" in phrase:
        attributes = phrase.split("、")
        if all(map(is_attribute, attributes)) and memory.current:
            return [measured_by(memory.current, item) for item in attributes], ("list", "attribute")
    return None


def _subject(reading: Reading, clause: Clause) -> Named:
    """The one subject of a clause; the first reader that knows it decides."""
    memory, phrase = reading.memory, clause.phrase
    if clause.sign == "（" and not phrase:
        return _before_bracket(reading, clause.cluster.left) or memory.current, ("bracket",)
    words = clause.head + clause.tail.words
    if clause.first.unit == "倍" and not clause.tail.change and memory.current and _TIMES.search(words):
        return memory.current, ("elided",)
    if clause.tail.verb in REMAKING and phrase and not _SHARE_OR_PERIOD.search(clause.first.unit):
        return phrase + clause.tail.verb, ("subject",)
    if (forward := _of_what_follows(reading, clause)) or (forward := _counted(reading, clause)):
        return forward
    if portion := portion_of(clause.head):
        return _MONEY_SPENT.sub("", memory.current) + portion if memory.current.endswith(
            "完成投资"
        ) else memory.current + portion, ("portion",)
    return _named(reading, clause) if phrase else _elided(reading, clause)


def _of_what_follows(reading: Reading, clause: Clause) -> Named | None:
    """The size of what stands behind it: 推进总投资20亿元的【12个市政项目】, 总仓容5万吨的【槐安粮库】."""
    if not reading.text.startswith("的", clause.cluster.right):
        return None
    measure = SIZE.search(clause.head.rstrip())
    noun = noun_behind(reading.text, clause.cluster.right) if measure else ""
    return (noun + measure[0], ("counted", "forward")) if measure and noun else None


def _counted(reading: Reading, clause: Clause) -> Named | None:
    """What stands behind a number that counts it: 引进12家【企业】."""
    memory, phrase, tail, first = reading.memory, clause.phrase, clause.tail, clause.first
    done = bool(_DONE.search(clause.head + tail.words))
    names = bool(phrase) and not only_actions(phrase)
    bounded = bool(tail.bound) and not ("至少" in clause.head or ends_in_action(phrase))
    if (
        first.form != "number"
        or (tail.change and tail.verb not in _ADDED)
        or (names and (bounded or (tail.level and not done)))
    ):
        return None
    noun = counted_noun(reading.text, clause.cluster, clause.following)
    if not noun:
        return None
    if is_modifier(noun) and clause.following:
        noun += _narrowed(counted_noun(reading.text, clause.following, None))
    if done and "%" not in first.unit:
        return noun, ("counted", "done")
    if tail.level and names:
        return None
    if clause.is_part and is_modifier(phrase):
        return phrase + memory.whole, ("part",)
    if phrase.endswith("等") or clause.head.endswith("等"):
        by_name = _NAMED.match(noun) and len(noun) <= 6 and (first.value or 0) <= _FEW
        return (without_action(phrase) if by_name else leading_action(phrase)) + noun, ("counted",)
    if not phrase and clause.sign == "、" and (verb := memory.action or _needed_verb(memory.brought, noun)):
        return verb + noun, ("counted", "shared verb")
    phrase = leading_action(phrase) if _closes_a_list(reading.text, clause) else _shortened(phrase)
    return (noun if phrase in ("推进", "实现", "完成", "为") else phrase + noun), ("counted",)


def _needed_verb(verb: str, noun: str) -> str:
    """The verb of a list, where without it the noun would be all there are: 培育12家企业、8家【高新技术企业】."""
    code = catalogue().indicator(noun) if verb else None
    return verb if code and catalogue().nature(code) == "stock" else ""


def _elided(reading: Reading, clause: Clause) -> Named:
    """The subject of a clause that names none: what money is for, or what was told before."""
    memory = reading.memory
    if "元" in clause.first.unit and (purpose := purpose_of(reading.text[clause.cluster.right :])):
        return purpose, ("purpose",)
    if memory.current and _PER_HEAD.search(clause.head + clause.tail.words):
        return "人均" + memory.current, ("attribute",)
    return memory.current or memory.whole or raised(reading.text[: clause.cluster.left]), ("elided",)


def _named(reading: Reading, clause: Clause) -> Named:
    """The subject that a clause names, completed from what was told before: 占比, 其中国家级, 新增."""
    memory, phrase, sign = reading.memory, clause.phrase, clause.sign
    if (memory.whole or memory.current) and THRESHOLD.fullmatch(phrase):
        return _of_class(clause, memory.whole or memory.current), ("part",)
    if clause.tail.change and memory.current and ACHIEVEMENT.match(phrase):
        return memory.current, ("elided",)  # 达到1200亿元、跻身全省前三、增长8%
    if phrase == "经济" and clause.tail.change:
        phrase = "经济增长"
    if phrase == "投资" and clause.head.rstrip().endswith("完成投资"):
        phrase = "完成投资"
    told_by_itself = phrase in _ALSO_WHOLE and sign != "、" and not _OF_FIRMS.search(memory.current)
    if is_attribute(phrase) and not told_by_itself:
        return measured_by(_topic(reading, clause), phrase), ("attribute",)
    if place := _place_of(memory, clause, reading):
        return place, ("elided", "place")
    if clause.is_part and (verb := leading_action(memory.whole)).startswith("新") and not leading_action(phrase):
        return verb + phrase + (without_action(memory.whole) if is_modifier(phrase) else ""), ("part",)
    if is_modifier(phrase) and (memory.whole or memory.current) and (memory.in_part or sign in "、（"):
        return _narrowing(phrase, memory.whole or memory.current), ("part",)
    if phrase.startswith("惠及") and 0 < len(memory.current) <= _SHORT_CURRENT:
        return memory.current + phrase, ("elided", "verb")
    if phrase in WITH_THEIR_OBJECT:
        return phrase, ("subject",)
    if industry := _industry(memory.current, phrase):
        return industry + phrase, ("elided", "industry")
    if only_actions(phrase):
        if "元" in clause.first.unit and (purpose := purpose_of(reading.text[clause.cluster.right :])):
            return purpose, ("purpose",)
        if memory.current:
            return phrase + without_actions(memory.current), ("elided", "verb")
    if sign == "、" and memory.action and not leading_action(phrase) and not clause.tail.change:
        return _sharing(memory.action, phrase), ("shared verb",)
    return _shortened(phrase), ("subject",)


def _industry(told: str, phrase: str) -> str:
    """The industry that was told just before, if what a phrase names may be its own: 软件业产值80亿元，【出口】6亿美元."""
    if phrase not in _ALSO_OF_INDUSTRIES:
        return ""
    if _SERVICES_TRADED.fullmatch(told):
        return "服务贸易" if phrase.startswith(("出口", "进口")) else ""
    industry = _ONE_INDUSTRY.fullmatch(told)
    return industry["industry"] if industry else ""


def _sharing(verb: str, phrase: str) -> str:
    """A subject with the verb that a list shares; a rate has none: 新增就业5万人、城镇登记失业率."""
    code = catalogue().indicator(phrase)
    return phrase if code and catalogue().nature(code) == "rate" else verb + phrase


def _narrowing(modifier: str, whole: str) -> str:
    """A part of what was told; beside another part, in its place: 新增国家级3家、【省级】5家."""
    if only_actions(modifier):
        return modifier + without_actions(whole)
    return leading_action(whole) + modifier if is_modifier(without_action(whole)) else modifier + whole


def _of_class(clause: Clause, whole: str) -> str:
    """The things of another size: of 引进亿元项目, 其中10亿元以上 are 引进10亿元以上项目."""
    size = clause.phrase + ("以上" if clause.tail.words.startswith("以上") else "")
    if THRESHOLD.search(whole):
        return THRESHOLD.sub(size, whole, count=1)
    verb = leading_action(whole)
    return whole + size if _MONEY_MEASURED.search(whole) else verb + size + whole[len(verb) :]


def _topic(reading: Reading, clause: Clause) -> str:
    """What a measure that stands alone is of."""
    before, current = reading.text[: clause.cluster.left], reading.memory.current
    crop = harvested(before) if clause.phrase in ("产量", "总产量", "总产") else ""
    return crop or current or place_or_project(before)


def _place_of(memory: Memory, clause: Clause, reading: Reading) -> str:
    """What is raised, in the place that a clause names alone: 提高低保标准，【城区】由300元提高到340元、【三县】由."""
    place = clause.phrase
    if not _PLACE_ALONE.fullmatch(place):
        return ""
    if told := _PLACE_ALONE.match(memory.current):
        thing = memory.current[told.end() :].removeprefix("全体")
    else:
        thing = "" if memory.current else raised(reading.text[: clause.start]).removeprefix("城乡")
    return place + thing if thing else ""


def _narrowed(noun: str) -> str:
    """What the next number counts, without what narrows it: 2家国家级、42家【省级】农业龙头企业."""
    return next((noun[length:] for length in (5, 4, 3, 2) if is_modifier(noun[:length])), "")


def _closes_a_list(text: str, clause: Clause) -> bool:
    """Whether the counted things are the last of a list: 建成码头、水厂和【5座桥梁】."""
    return _LISTED_BEFORE.search(clause.head) is not None and clause.cluster.left == clause.start + len(clause.head)


def _before_bracket(reading: Reading, left: int) -> str:
    """The subject before the bracket that a number stands in."""
    opening = reading.text.rfind("（", 0, left)
    ends = [match.end() for match in _ANY_SIGN.finditer(reading.text, 0, opening)]
    outer = reading.text[max([reading.read_to, *ends]) : opening]
    return cleaned(outer[: tail_of(outer).start])


def _shortened(phrase: str) -> str:
    """A long phrase from its last verb of doing on; what stands before 累计 is not what is counted."""
    if (told := _SINCE.match(phrase)) and len(phrase) - told.end() >= _TELLING:
        phrase = phrase[told.end() :]
    if len(phrase) <= _LONG:
        return phrase
    cut = split_before_action(phrase)
    return cleaned(phrase[cut:]) if cut and len(phrase) - cut >= _TELLING else _last_items(phrase)


def _last_items(phrase: str) -> str:
    """The end of a list that is too long for a subject, cut between its items."""
    if len(phrase) <= _LONGEST:
        return phrase
    pause = phrase.find("、", len(phrase) - _LONGEST)
    return phrase[pause + 1 :] if pause >= 0 else phrase[-_LONGEST:]
