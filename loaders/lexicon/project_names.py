"""What projects are called: the nouns that their names end in, and the words that name nothing in particular.

The four classes of nouns say how often what ends in one is a project: 甲大桥 nearly always, 甲系统 seldom.
"""

from __future__ import annotations

from pathlib import Path

SURE: tuple[str, ...] = tuple(
    """产业园 科技园 物流园 工业园 创业园 创意园 博览园 生态园 文化园 园 一期 二期 三期 四期 五期 六期 首期 实验室 中心 新城 广场 研究院 商务区
    示范区 试验区 环线 外环 号线 大厦 隧道 交易所 综合体 大桥 特大桥 高铁 机场 水电站 馆 公园 保税区 综保区 城际 航站楼 长廊
    变电工程 输变电工程 通道 小学 大学 小镇 新区 支线 高速 铁路 口岸 学院 谷 总部 码头 航道 跑道 乐园 博物馆 开发区 高新区 改扩建 扩建
    安置房 新院 新院区 院区 体育馆 体育场 足球场 球场 大剧院 剧院 书城 步行街 农商行 分行 复线 专线 二线 双线 轻轨 西延 东延 南延 北延 延长线 连接线
    联络线 东延线 西延线 南延线 北延线 迁建 泊位 作业区 船闸 卫星厅 金融城 科学城 科教城 海洋城 产业城 商务城 大学城 智造城 汽车城
    生物谷 智谷 高速公路 水利枢纽 航电枢纽 航空港 空港 陆港 无水港 客运枢纽 交通枢纽 美术馆 规划馆 科技馆 音乐厅 文化宫 职教中心
    碧道 绿道 大道 水库 灌区 污水处理厂 抽水蓄能电站 抽水蓄能 风电场 光伏电站 储气库 调峰站 升压站 换流站 特高压 储备库 油库 粮库
    殡仪馆 消防站 演播室 演播厅 教学楼 综合楼 住院楼 门诊楼 影视城 购物中心 城市综合体 出口加工区 自贸区 联合会 研究中心 站房 摩天轮""".split()
)
PLAIN: tuple[str, ...] = tuple(
    """工程 基地 路 改造 保护利用 重建 医院 学校 高中 初中 分院 校区 幼儿园 城 园区 平台 提升 枢纽 带 合作区 集聚区 片区 组团 街区
    启动区 新馆 新址 水厂 电站 电厂 热电 热电联产 发电 风电 光伏 生物 电子 药业 酒业 纸业 新能源 装置 机组 生产线 产品线 车站 客运站
    货运站 立交 高架 桥 港区 港 岛 寺 花园 服务区 综合服务区 安置区 复建物业 敬老院 福利院 养老院 酒店 会展 故居 遗址 会展城 商业城
    影城 银行 支行 基金 基金会 走廊 经济带 产业带 公园带 生态带 景观带 发展带 农场 林场 茶园 度假区 搬迁 扩能 拓宽 技改 扩产 扩容 绕城
    改线 改道 标段 国道 省道 快速路 地铁 线路 西环 东环 北环 南环 干线 管线 金矿 煤矿 矿 井 渠 干渠 泵站 水闸 填埋场 焚烧厂 处理厂
    仲裁中心 法院 党校 中学 一中 二中 研究所 创新院 文保区 校园 公寓 棚户区改造 旧改 班列 中转站 门户 塔 卫生院 图书馆 气田 油田 湿地
    科创区 创新区 提升区 演艺区 蓄滞洪区 融合区 保护区 工业区 加工区 集中区 金廊 廊道 总站 保健所 保税仓库 仓库 冷库 停车场 充电站
    步道 环岛 联运 标房 标准厂房 厂房 大楼 主体 学部 医学部 院士港 中枢 城市更新 更新 全面改造 连通 引水 供水 供热 截排 古城 古镇 老街
    温泉 殿 纪念馆 陵园 公墓 派出所 看守所 法庭 电视台 客厅 庄园 农庄 酒庄 山庄 田园综合体 苑 部落 批发市场 交易市场 专业市场
    文化广场 骨灰楼 环境景观 防护林""".split()
)
SELDOM: tuple[str, ...] = tuple(
    """项目 线 段 院 管道 楼 站 街 公路 治理 住房 功能区 知识城 系统 数据中心 新材料 科技 期 厂 修复 航线 县道 堤 小区 景区 核心区
    车间 新建 公司 街道 花海 营地 牧场 渔场 门 控股 综合整治 物流 所 旅游 设施 论坛 大会 造林""".split()
)
HARDLY: tuple[str, ...] = tuple("市场 湾 商圈 区 建设 社区 管网 整治 先行区 集团".split())

HEADS: tuple[str, ...] = (*SURE, *PLAIN, *SELDOM, *HARDLY)
"""The last word of a name."""

SINGLE_HEADS = "路桥站线馆园"
LONG_HEADS: tuple[str, ...] = tuple(head for head in HEADS if len(head) > 1 or head in SINGLE_HEADS)
"""Those that end no place's name: 深圳湾, 双塔 and 宝安区 may be where a road runs."""

WORK_ENDS: tuple[str, ...] = (
    "改扩建",
    "改造",
    "扩建",
    "迁建",
    "大中修",
    "整治",
    "治理",
    "修复",
    "提升",
    "重建",
    "修缮",
    "更新",
)
"""Works on something that has its own name: 等改扩建项目 is said of 甲学校 too."""

UNSHARED: tuple[str, ...] = tuple(
    """项目 酒店 公司 集团 企业 银行 农商行 分行 支行 广场 大厦 纸业 药业 酒业 电子 生物 科技 新能源 新材料 控股 物流 主体 设施 一期 二期 三期 四期 五期 基金
    市场""".split()
)
"""What only the member that it stands with is called, in a list: 甲超市、乙酒店."""

COMMON: frozenset[str] = frozenset(Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8").split())
"""Words of two to four characters that the reports of many places use: a name made of them alone is nobody's own."""

WORKS: tuple[str, ...] = tuple(
    """提升 加强 促进 深化 培育 推广 普及 扩大 提高 优化 创建 开展 落实 保障 培训 制定 改革 就业 招聘 强化 完善 壮大 服务于 征收 出让
    申报 转型 认定 引领 带动 助力 攻坚 整治行动 鼓励 发展 融入 盘活""".split()
)
"""What a policy does: with one of these in it, a phrase is seldom a project's name."""

KINDS: frozenset[str] = frozenset(
    """项目 工程 铁路 公路 高铁 地铁 高速铁路 高速公路 快速路 通道 大通道 快速通道 绿色通道 物流通道 国际大通道 大动脉 航线 二期 三期 四期 二期工程
    三期工程 改扩建 扩建 新能源 地下通道 人行天桥 过街天桥 交通枢纽 综合交通枢纽 码头 口岸 电子口岸 必由之路 伟大工程 信息孤岛 服务热线
    数据共享通道 文化惠民工程 体育惠民工程 民生工程 安居工程 美好家园 美丽家园 幸福家园 家园 精神家园 中华民族共有精神家园 活力之城 口袋公园 郊野公园
    社区公园 街头游园 小游园 健身步道 绿道 城市绿道 碧道 零碳园区 “五好”园区 特色小镇 邻里中心 楼堂馆所 政府性楼堂馆所 安置房 保障房 矿井
    保障性住房 人才公寓 棚户区住房改造 老城改造 城中村改造 农网改造 棚户区改造 中低价位普通商品住房 体育场馆 比赛场馆 文化场馆 幼儿园
    普惠性幼儿园 社区卫生服务中心 综合性文化服务中心 县级文化馆 县级融媒体中心 乡镇污水处理厂 城镇污水处理厂 污水处理厂 垃圾处理厂 加氢站 充电站
    研发中心 技术中心 企业技术中心 工程中心 工程技术中心 工程研究中心 工程技术研究中心 技术创新中心 产业创新中心 制造业创新中心 创新中心 创新平台
    科技创新平台 研发平台 结算中心 采购中心 配送中心 物流配送中心 区域中心 区域总部 地区总部 总部 国家实验室 省实验室 国家重点实验室
    重点实验室 大科学装置 重大科技基础设施 区域医疗中心 省级区域医疗中心 国家区域医疗中心 国家医学中心 实训基地 生产基地 示范基地 PPP项目
    外资项目 城市综合体 商业综合体 孵化园 孵化基地 孵化器 灾后重建 灾后恢复重建 多式联运 国际友城 示范区 试验区 产业园 园区 新区 开发区 新城""".split()
)
"""What is no name though it ends like one: it says only of which kind something is."""

VAGUE: tuple[str, ...] = tuple(
    """一批 各类 各级 各项 部分 相关 重点 重大 新型 现代 高标准 优质 特色 农村 城乡 城市 乡村 公共 基层 全国 全省 全市 全区 国家级 省级
    市级 新一代 其他 更多 基础 产业 企业 社会 民生 县域 村级 中小 老旧 大型 高水平 高质量 一流 美丽""".split()
)
"""How a phrase begins that speaks of a kind."""

NO_STARTS: tuple[str, ...] = tuple(
    """与 以 连接 对 向 把 为 由 更多 成为 争取 力争 鼓励 培育 落实 融入 带动 发展 实现 和 使 让 从 按照 通过 围绕 依托 除 年末 继续
    各 其 该 这 对接 加强 深化 强化 做优 做强 做大 拓展 扩大 提高 促进 攻克 完善 健全 在建 续建 前期项目 已 正在 目前 首次 办好 用好 建好用好 管好 是 也是 在 我们 做实 做深
    做细 狠抓 抓实 严守 坚决 地创建 亲自 标志着""".split()
)
"""How no name begins."""
