"""Words around a subject that are no part of it, and words that measure, narrow or share one.

An entry is a word, or a word with what may not follow it (`有!色|机` is 有, but not in 有色), what must follow it
(`各类=市场主体`), or what may not stand before it (`预|节<约` is 约, but not in 节约).
"""

from __future__ import annotations

import re

from loaders.lexicon.changes import ENDINGS_OF_NOUNS
from loaders.patterns import any_of

BEFORE_SUBJECTS = {
    "conjunctions": (
        "其中 特别是 尤其是 以及 并且 并!购 且 同时 此外 另外 而 和!平|谐|睦|县 与 及!时 但是 但!是 虽然 由于 通过 随着 包括 即 如 并行 上述 这些 主要是 主要"
    ),
    "expectation": "初步预计 预计 初步核算 据初步统计 据统计 初步统计 初步测算 力争 争取!到|资金|上级|国家|中央 确保 预期 计划!生育|投资 拟!申 力促 努力 要!素 将!军",
    "manner": (
        "稳定=全年|粮食 全力 持续 切实 深入 着力 大力 稳步 扎实 有效!发明|灌|专利|投资|期 及时足额 积极 加大对 提前 加快推进 加快 全面 成功 顺利 相继 先后 进一步 继续 再!生|就|贷|融 "
        "重点!项目|工程|企业|建设|产|村|镇|实验|群|领|区|平|园|人|学|高|生|排|工|任|行|税|文|帮|监|单位|污|水|技|支|优|街|民|地|交|难|整|推进项目 "
        "基本!养老|医疗|医保|公共|建设|农田|药物"
    ),
    "having": (
        "的基础上 了!解 使得 使!用 让 令 已经 已!脱|婚 现有 现!代|金|役|货|场|房 共有 共!建|青|同|享|产 拥有 实有 有!色|机|线|轨|效|组 是!否 "
        "为!民|农|老|困|企业|群众|市场|首 在!建|校|编|岗|园|籍|库|册|职|读|外 对!外|口|台|港|非|俄 把 由 从!业 "
        "实现!率 完成!率|度|时 达到 达!标|产|成 保持!率 带动!农户|就业 推动 促使 实际完成 累计!新 合计 总计 共计 总的"
    ),
    "whose": (
        "全市的 全省的 全区的 全县的 全市 全省 全区 全县 全镇 全州 全旗 全盟 全国 全乡 全街 全域 全疆 全自治区 全自治州 我市的 我省的 我区的 我县的 我市 我省 我区 我县 我镇 我州 我国 我乡 我街 "
        "本市 本省 本区 本县 本镇 本届政府 各级=财政|金融 各地=财政|金融 各区=财政|金融 各县=财政|金融 自治区=生产|地区|财政|固定|一般 我们 各类=市场主体"
    ),
    "when": (
        "正常年景下 正常年景 全年 年末 年底 截至 目前 年内 当年 每年 今年 去年 明年 上年 本年度 年度!计划|投资|目标 新的一年 期间 时期 以来 年来 期末 上半年 下半年 前三季度 一季度"
    ),
    "how much": (
        "又 还 也!门 均 都!市 分别 仅 只 平均 人均=增|达到|为|约|超过|年|实现|完成 首次 首批 一批 一是 二是 三是 四是 五是 六是 七是 八是 九是 十是"
    ),
}
"""What may stand before a subject, by kind."""

AFTER_SUBJECTS = (
    "保持 继续 仍 的 了 预估 首 分别 也 均 都 还 再 又 则 已 同比 平均 其中 预|契|公|节|签|制|合|违<约 近 超 共 计 有望 初步核算 初步统计 初步测算 累计 合计 总计 达到 下|送|传|直|通|转|抵<达 为 是 有 实现 完成 "
    "并 且 和 与 惠|普|涉|以<及 以及 恢复至 恢复到 回升至 回升到 将 要 可 能 首次 成功 力争 确保 预计 至少 不少于 超过 建设任务 任务 目标 年度 全年 今年 合共"
)
"""What may stand between a subject and its number, or at the end of a clause."""

ACHIEVEMENT_OPENING = re.compile("成为(?:全|首|第)|跻身|跃居|稳居|跃升|在全[国省市][^，]{0,8}率先|率先")
"""What is told with these is no subject of what follows."""

ACHIEVEMENT = re.compile(
    "(?:稳居|位居|跃居|位列|跻身|成为|成功|跃升|跃上|进入|迈入|迈上|晋升|率先|首次|再创|创下|连续|实现).*(?:强|位|名|城市|地区|台阶|关口|大关|俱乐部|行列|方阵|第[一二三]|省|市|县|新高)$"
)
"""What was achieved with a number, told between it and the next: 达到1200亿元、跻身全省前三、增长8%."""

MEASURES = (
    "总数 总量 总额 总计 数量 数额 金额 面积 总面积 建筑面积 总建筑面积 占地面积 投资额 总投资 总投资额 投资总额 投资 计划投资 计划总投资 完成投资 总值 价值 货值 产值 年产值 产量 总产 规模 总规模 占比 比重 比例 "
    "增速 增幅 涨幅 降幅 增量 增长率 增长速度 改善幅度 下降幅度 提升幅度 完成率 任务完成率 年度完成率 参保率 覆盖率 覆盖面 达标率 合格率 优良率 增加值 总里程 里程 长度 总长 全长 户数 人数 总人数 人次 个数 家数 标准 平均 "
    "增速和总量 总量、增量 总量和增速 增量、增速 总量、增速 利润 税收 利税 收入 成交额 交易额 销售额 营业额 同比 均价 合同额 合同金额 合同投资额 到位资金 资金 带动投资 总产值 新增数 存量 效率 质量 水平 排名 位次 名次 "
    "进度 速度 办结率 满意率 满意度 入围数 上榜数量 份额 余额 年末余额 预算数 决算数"
)
"""What measures a subject that was named before: 总投资, 占比."""

NARROWING = (
    "国家级 省级 市级 区级 县级 国家 省 市 区 县 自治区级 省市级 市级以上 省级以上 国家级以上 部级 世界级 新建 续建 新增 新开工 竣工 在建 女性 男性 农村 城镇 城市 农业 非农业 民营 外资 内资 国有 本科 高级 "
    "境外 境内 入境 国内 国际 港澳 其他 一级 二级 三级 甲级 三甲 本地 外地 规上 限上 亿元以上 专精特新 线上 线下 一期 二期"
)
"""What narrows a subject that was named before: 其中国家级."""

NO_NOUNS = (
    "和 与 及 并 以!上 占!地 比!赛 较 同比 增!值 下降 上升 提高 提升到 提升至 达!标|产 为!民|老 是!否 均!衡 分别 其中 等!级 左右 以上 的=目标|任务|速度|增速|水平|增幅|好成绩|比例|基础 "
    "到!户|位 至 降 减少 上涨 且 或 超!高|低|大|千|万|百|市|级|亿|十亿|\\d+亿 约 近!海|零|岸 居!民|委|家|住 列!车|入 排!水|污|涝|查|放 位居 位列 由 从!业 在!建|校|编|岗|园|籍|库|册|职|读|孵|线 用于 已!脱|建 将!军 正!式|常 全部 "
    "目标 水平!$ 增长 高=于|出|达 低=于|至 快于 增幅 创=历史|下|近 再创 保持 实现 ） 稳居 跃居 连续 来自"
)
"""What follows a number without being what it counts."""

PREDICATES = (
    "积极 全部 全面 基本!养老|医|公共|建|药|农 均 已!建 正!式|常 通过 完成 实现 达到 获评 获得 获 荣获 入选 入围 上榜 纳入 加入 得到 在!建|校|编|岗|园|籍|库|册|职|读|孵 可!再生|持续 能够 落户 入驻 成为 用于 开工 竣工 "
    "投产 封顶 签约 投入 建成 动工 顺利 成功 有序 加快 稳步 被 由!于 并"
)
"""What is told of the things that a number counts begins with one of these."""


def alternatives(*tables: str) -> str:
    """A pattern of the words of tables, the longer of two that begin alike first."""
    conditions = dict(_entry(entry) for table in tables for entry in table.split())
    return any_of(conditions, conditions)


def _entry(entry: str) -> tuple[str, str]:
    """A word of a table, and what must hold where it ends."""
    before, _, entry = entry.rpartition("<")
    word, condition, following = re.match(r"([^!=]+)([!=]?)(.*)", entry).groups()  # type: ignore[union-attr]
    before = before.replace("|", "") or ENDINGS_OF_NOUNS.get(word, "")
    behind = f"(?<![{before}]{word})" if before else ""
    ahead = {"!": f"(?!{following})", "=": f"(?={following})"}.get(condition, "")
    return word, behind + ahead
