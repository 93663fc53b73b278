"""Units and measure words, as reports write them after a number."""

from __future__ import annotations

from loaders.patterns import any_of

MAGNITUDES = {
    "万亿": 1e12,
    "千亿": 1e11,
    "百亿": 1e10,
    "十亿": 1e9,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "十万": 1e5,
    "万": 1e4,
    "千": 1e3,
    "百": 1e2,
}

RATES = ("个百分点", "百分点", "%", "‰", "倍", "番", "成")
"""Units of shares, growths and distances."""

MONEY = frozenset("元人民币 人民币 元 美元 美金 港元 港币 欧元 日元 英镑".split())

PHYSICAL = frozenset(
    "吨标准煤 吨标煤 吨公里 人公里 标准箱 标箱 载重吨 蒸吨 总吨 吨 公斤 千克 斤 担 克 平方公里 平方千米 "
    "平方米 立方米 立方 公里 千米 米 海里 公顷 亩 ㎡ 平米 平方 千瓦时 千瓦小时 千瓦 兆瓦时 兆瓦 吉瓦 "
    "兆伏安 千伏安 升 PFLOPS EFLOPS TEU MW GW kW 毫克/立方米 微克/立方米 微克 毫克 "
    "分贝".split()
)

COUNTED = (
    "人次 剂次 人份 人年 人日 人 名 位 户次 户 家次 家 口 个 项次 项 条 件次 件 宗 所次 所 座次 座 处 张 栋 "
    "幢 场次 场 次 对 辆次 辆 套次 套 台次 台套 台 列 部门 部 岁 批次 批 间 棵 株 盏 份 片 枚 本 "
    "艘次 艘 根 起 支 类 种 例 天 头 只 匹 羽 尾 箱 册 篇 首 期 门 架次 架 班次 班列 班 趟 航次 "
    "标段 孔 眼 口 井 泊位 床位 床 车位 学位 席 款 道 块 村 镇 县 市 省 乡 校 园 站 店 人天 "
    "社区 小区 小时 分钟 个月 个工作日 工作日 届 金 银 铜 扇 幅 连冠 大类 周岁 周 桩 单 盘 档 股 节 "
    "堂 餐 卷 令 包 袋 瓶 吨次 套件 杯 家庭 倍次 级 年 朵 员 轮 亩次 平次 人口 名次 余场"
).split()

PER = (
    "/人次 /人 /月 /年 /日 /天 /亩 /吨 /平方米 /立方米 /公斤 /千瓦时 /万元 /小时 /户 /床 "
    "/公里 /平方公里 /万人 /件 /次 /斤 /km2 /公顷"
).split()

UNIT = rf"{any_of((*MONEY, *PHYSICAL, *COUNTED, *RATES))}(?:（[段间次套]）)?(?:{any_of(PER)})?"
"""Pattern of a unit without its magnitude."""

MAGNITUDE = rf"(?:{'|'.join(MAGNITUDES)})(?!分点)"
"""Pattern of a magnitude: 万, 亿 …"""
