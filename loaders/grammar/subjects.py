"""Subjects: the phrase that names what a number measures, cut out of the words around it."""

from __future__ import annotations

import re

from loaders.catalogue import catalogue
from loaders.lexicon.actions import ACTION, ACTIONS_ONLY, CLOSING_ACTION, LEADING_ACTION

_LEADING = re.compile(
    r"(?:了(?!解)|其中|特别是|尤其是|以及|并且|并(?!购)|且|同时|此外|另外|而|和(?![平谐睦县])|与|及(?!时)|但(?!是)|但是|虽然|由于|通过|随着|初步预计|预计|初步核算|据初步统计|据统计|初步统计|初步测算|全力|持续|切实|深入|着力|大力|重点(?!项目|工程|企业|建设|产业|村|镇|产|实验|群|领|区|平|园|产|人|学|高|生|生态|排|工|任|行|税|文|帮|监|单位|污|水|技|支|优|街|民|地|交|难|整|推进项目)|稳步|扎实|有效(?!发明|灌|专利|投资|期)|及时足额|积极|加大对|提前|拟(?!申)|力争|争取(?!到|资金|上级|国家|中央)|确保|预期|计划(?!生育|投资)|"
    r"要(?!素)|将(?!军)|使得|使(?!用)|让|令|力促|努力|加快推进|加快|全面|基本(?!养老|医疗|医保|公共|建设|农田|药物)|成功|顺利|相继|先后|已经|已(?!脱|婚)|全年|年末|年底|截至|目前|现有|现(?!代|金|役|货|场|房)|共有|共(?![建青同享产])|拥有|实有|有(?![色机线轨效组])|"
    r"全(?:市|省|区|县|镇|州|旗|盟|国|乡|街|域|疆|自治区|自治州)(?:的)?|我(?:市|省|区|县|镇|州|国|乡|街)(?:的)?|本(?:市|省|区|县|镇|届政府)|各(?:级|地|区|县)(?=财政|金融)|"
    r"是(?!否)|为(?!民|农|老|困|企业|群众|市场|首)|在(?![建校编岗园籍库册职读外])|对(?![外口台港非俄])|把|由|从(?!业)|到(?=\d{4}年)|实现(?!率)|完成(?!率|度|时)|达到|达(?!标|产)|保持(?!率)|带动(?!农户|就业)|推动|促使|实际完成|累计(?!新)|合计|总计|共计|总的|年内|当年|"
    r"一是|二是|三是|四是|五是|六是|七是|八是|九是|十是|上述|这些|各类(?=市场主体)|进一步|继续|再(?![生就贷融])|又|还|也(?!门)|均|都(?!市)|分别|仅|只|平均|人均(?!可支配|纯|地区|GDP|生产|公园|收入|国内|预期|期望|住房|受教育|住宅|水)|首次|首批|一批|每年|我们|今年|去年|明年|上年|本年度|年度(?!计划|投资|目标)|"
    r"新的一年|期间|时期|以来|年来|期末|主要是|主要|包括|即|如|并行|月(?=[\u4e00-\u9fff])|[,，:：、；。\-—~·．.）\s]|[（(]?[一二三四五六七八九十\d]{1,2}[）)]|“?十?[一二三四五六七八九]五”?(?:时期|期间|以来|期?末)?|自治区(?=生产|地区|财政|固定|一般)|"
    r"\d{4}年(?:[—\-~至到]\d{4}年)?(?:以来|底|末|度)?|\d{4}(?=[—\-~至到]\d{4}年)|\d{1,2}月?[—\-~至到]\d{1,2}月份?|\d{1,2}月份?|上半年|下半年|前三季度|一季度|(?:[一二三四两五]|\d{1,2})年(?:来|间|累计|内)?|[一二三四五六七八九十]{1,3}(?=$))"
)
_TRAILING = re.compile(
    r"(?:连续[^，]{1,3}年|(?<=.)(?:是|为)\d{4}年的?|(?<=.)[三五十]年|保持|继续|仍|的|了|预估|首|分别|也|均|都|还|再|又|则|已|同比|平均|其中|(?<![预契公节签制合违])约|近|超|共|计|累计|合计|总计|达到|(?<![下送传直通转抵])达|为|是|有|实现|完成|[,，、；：:（“—\-~\s]|等(?=$)|并|且|和|与|(?<![惠普涉以])及|以及|将|要|可|能|首次|成功|力争|确保|预计|至少|不少于|超过|任务|目标|年度|全年|今年|建设任务(?=$)|合共)$"
)
_WHEN_DONE = re.compile(r"年内|年底前?|年末|\d{1,2}月(?:底|末)?前?|按计划|按期|如期|陆续|集中(?=签约|开工|竣工)|年底")
_LONGEST_NOUN = 22
_ADVERBIAL = ("已", "全部", "全面", "均", "基本", "正", "在", "被")
_SHORT_NOUN = 4
"""A noun no longer than this says little without what is told of it: 15个集体荣获…称号."""
_BRACKETED = re.compile(r"（[^（）]{0,30}）")
_HALF_OPEN = re.compile(r"^[^“”（）《》]*[”）》]|[“（《][^“”（）《》]*$")

_ATTRIBUTE = re.compile(
    r"^(?:累计|合计|总|年|实际|计划|年均|平均|其|当年|年度|新增|合同|协议|一期|预计)*(?:总数|总量|总额|总计|数量|数额|金额|面积|总面积|建筑面积|总建筑面积|占地面积|投资额|总投资额?|投资总额|投资|计划投资|计划总投资|完成投资|总值|价值|货值|产值|年产值|产量|规模|总规模|占比|比重|比例|"
    r"增速|增幅|涨幅|降幅|增量|增长率|增长速度|改善幅度|下降幅度|提升幅度|完成率|任务完成率|年度完成率|参保率|覆盖率|覆盖面|达标率|合格率|优良率|增加值|增速和总量|总量、增量|总量和增速|增量、增速|总量、增速|总里程|里程|长度|总长|全长|户数|人数|总人数|人次|个数|家数|标准|平均|"
    r"利润|税收|利税|收入|成交额|交易额|销售额|营业额|同比|均价|合同额|合同金额|合同投资额|到位资金|资金|带动投资|总产值|新增数|存量|效率|质量|水平|排名|位次|名次|进度|速度|办结率|满意率|满意度|入围数|上榜数量|份额|余额|年末余额|预算数|决算数)$"
)
_PORTION = re.compile(
    r"(?:^|[，、])(?:约|分别|已|均|实际|仅|其中)*(?P<portion>(?:占|相当于|约占|仅占|占到|完成(?:了)?(?:年度|全年|年初|市|省|预算|计划|目标|上级|预期|调整|序时|考核|任务)|超额完成|为(?:年度|年初|预算|调整|全年)(?:预算|计划|目标)|是(?:\d{4}年|上年|“|全国|全省|全市|去年))[^，。；]*?)的?$"
)
_WHOLE_HEAD = re.compile(
    r"^(?:国家级|省级|市级|区级|县级|国家|省|市|区|县|自治区级|省市级|市级以上|省级以上|国家级以上|部级|世界级|新建|续建|新增|新开工|竣工|在建|女性|男性|农村|城镇|城市|农业|非农业|民营|外资|内资|国有|本科|高级|境外|境内|入境|国内|国际|港澳|其他|[一二三甲]级|三甲|本地|外地|规上|限上|亿元以上|专精特新|线上|线下|一期|二期)$"
)
_NO_NOUN = re.compile(
    r"(?:和|与|及|并|以(?!上)|占(?!地)|比(?!赛)|较|同比|增(?!值)|下降|上升|提高|提升到|提升至|达(?!标|产)|为(?!民|老)|是(?!否)|均(?!衡)|分别|其中|等(?!级)|左右|以上|的(?:目标|任务|速度|增速|水平|增幅|好成绩|比例|基础)|"
    r"到(?!户|位)|至|降|减少|上涨|且|或|超(?!高|低|大|千|万|百|市|级)|约|近(?!海|零|岸)|居(?!民|委|家|住)|列(?!车|入)|排(?!水|污|涝|查|放)|位居|位列|由|从(?!业)|在(?![建校编岗园籍库册职读孵线])|用于|已(?!脱|建)|将(?!军)|正(?!式|常)|全部|"
    r"目标|水平(?!$)|增长|高(?=于|出|达)|低(?=于|至)|快于|增幅|创(?=历史|下|近)|再创|保持|实现|）|稳居|跃居|连续|来自|(?:后|时|外|内|中|里|底|末|上)(?=[，。；、的）]|$)|[，。；、！？:”])"
)
_PREDICATE = re.compile(
    r"积极|全部|全面|基本(?!养老|医|公共|建|药|农)|均|已(?!建)|正(?!式|常)|通过|完成|实现|达到|获评|获得|获|荣获|入选|入围|上榜|纳入|加入|得到|在(?![建校编岗园籍库册职读孵])|可(?!再生|持续)|能够|落户|入驻|成为|用于|开工|竣工|投产|封顶|签约|投入|建成|动工|顺利|成功|有序|加快|稳步|被|由(?!于)|并"
)


def cleaned(phrase: str) -> str:
    """A phrase without the words before and after a subject: conjunctions, times, 全市, 完成, 达到."""
    phrase = re.sub(r"\s+", "", phrase)
    while True:
        shorter = _TRAILING.sub("", phrase)
        match = _LEADING.match(shorter)
        shorter = shorter[match.end() :] if match and match.end() < len(shorter) else ("" if match else shorter)
        if _HALF_OPEN.search(shorter):
            shorter = _balanced(shorter)
        if shorter == phrase:
            return phrase
        phrase = shorter


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


def leading_action(phrase: str) -> str:
    """The verb that a phrase begins with; empty if none."""
    match = LEADING_ACTION.match(phrase)
    return match[0].rstrip("了、") if match and match.end() < len(phrase) else ""


def is_attribute(phrase: str) -> bool:
    """Whether a phrase measures what was named before: 总数, 占比, 增速; 参合率, 担保金额 unless it is an indicator."""
    return bool(_ATTRIBUTE.match(phrase)) or (
        bool(_SHORT_MEASURE.fullmatch(phrase)) and catalogue().indicator(phrase) is None
    )


def portion_of(head: str) -> str:
    """The words of a share, or of how much of a plan was done: 占全省, 完成年度计划; empty if a head tells neither."""
    match = _PORTION.search(head.strip())
    return match["portion"] if match else ""


_SHORT_MEASURE = re.compile(r"(?!新增|累计)[\u4e00-\u9fff]{1,3}(?:率|总额|额)")
_MEASURES = re.compile(r"(?:播种面积|面积|产量|总产量|产值|总产值|增加值|收入|支出|完成投资|投资额|总量|总数|数量)$")


def measured_by(subject: str, attribute: str) -> str:
    """Another measure of a subject: of 粮食播种面积, 产量 is 粮食产量."""
    if re.fullmatch(r"总?(?:产量|产值|面积)", attribute):
        subject = _MEASURES.sub("", subject) or subject
    if attribute in ("总数", "总量") and (action := leading_action(subject)).startswith("新"):
        subject = subject[len(action) :]
    return subject + attribute


def is_modifier(phrase: str) -> bool:
    """Whether a phrase only narrows what was named before: 国家级."""
    return bool(_WHOLE_HEAD.match(phrase))


def purpose_of(following: str) -> str:
    """What money after a number is for: 用于【村道建设】; empty if nothing says so."""
    match = re.match(r"\s*(?:资金)?(?:，)?(?:用于|支持|对|启动|实施|开展|建设)(?P<purpose>[^，。；]{2,30})", following)
    return cleaned(match["purpose"]) if match else ""


def noun_after(following: str) -> str:
    """The noun phrase that a number counts, where it stands behind it: 引进12家【企业】; empty if none does."""
    phrase = re.sub(r"\s+", "", re.split(r"（(?=增长|同比|其中|占|下降|可比|\d)", following)[0])
    if phrase.startswith("的") and not _NO_NOUN.match(phrase):
        phrase = phrase[1:]
    if not phrase or _NO_NOUN.match(phrase) or not re.match(r"[\u4e00-\u9fff“《A-Za-z（\d]", phrase):
        return ""
    phrase = _WHEN_DONE.sub("", phrase)
    predicate = _PREDICATE.search(phrase, 2)
    if predicate and predicate.start() + (predicate[0] in _ADVERBIAL) > _SHORT_NOUN:
        phrase = phrase[: predicate.start()]
    return _balanced(_TRAILING.sub("", phrase[:_LONGEST_NOUN])).strip()


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


def before_predicate(phrase: str) -> int:
    """Where the first predicate of a phrase begins: 重点项目【完成投资】; 0 if there is none."""
    match = _PREDICATE.search(phrase, 2)
    return match.start() if match else 0


def without_brackets(phrase: str) -> str:
    """A phrase without what its brackets add."""
    return _BRACKETED.sub("", phrase)
