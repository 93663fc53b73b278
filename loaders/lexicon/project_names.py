"""What projects are called: the nouns that their names end in, and the words that name nothing in particular."""

from __future__ import annotations

from pathlib import Path

HEADS: tuple[str, ...] = tuple(
    """项目 工程 路 大道 公路 高速 高速公路 国道 省道 县道 铁路 高铁 城际 轻轨 地铁 号线 线 支线 复线 专线 二线 通道 隧道 桥 大桥
    立交 高架 快速路 环线 西环 东环 北环 南环 外环 枢纽 机场 航站楼 跑道 卫星厅 站 车站 港 港区 码头 泊位 航道 作业区 船闸
    水库 水厂 水电站 电站 电厂 变电站 热电 风电 光伏 管道 管线 管网 输变电 渠 灌区 泵站 水闸 堤 污水处理厂 处理厂 填埋场
    焚烧厂 厂 基地 园 园区 产业园 工业园 科技园 物流园 开发区 高新区 新区 新城 城 小镇 示范区 试验区 先行区 合作区 保税区
    功能区 核心区 启动区 集聚区 片区 商务区 商圈 组团 街区 步行街 街 街道 社区 村 岛 谷 湾 带 科学城 科教城 金融城 产业城 海洋城 知识城 商务城 大学城 经济带 产业带 公园带 智谷 生物谷 变电工程 走廊 长廊 碧道 绿道 公园 景区
    度假区 广场 大厦 中心 总部 酒店 综合体 商业城 市场 医院 院区 分院 卫生院 学校 小学 中学 一中 二中 高中 初中 幼儿园 大学
    学院 校区 职教中心 党校 馆 博物馆 图书馆 体育馆 美术馆 剧院 大剧院 音乐厅 书城 文化宫 影城 乐园 乐园 寺 遗址 故居 实验室
    研究院 研究所 创新院 平台 系统 数据中心 装置 生产线 产品线 线 车间 银行 分行 支行 农商行 交易所 法院 仲裁中心 基金 公司
    集团 企业 酒业 纸业 药业 电子 科技 新能源 新材料 生物 煤矿 金矿 矿 油田 气田 安置房 安置区 公寓 小区 住房 复建物业 敬老院
    福利院 养老院 改造 保护利用 改扩建 扩建 迁建 重建 新建 整治 治理 修复 建设 提升 扩容 扩能 拓宽 北延 南延 东延 西延 延长线 连接线
    东延线 西延线 绕城 改线 段 标段 一期 二期 三期 四期 五期 六期 首期 期 扩产 技改 搬迁 试点 口岸 塔 楼 新址 新馆 院 会展
    客运站 货运站 综合服务区 服务区 接驳 班列 卫星 航线 门户 区 门 营地 牧场 渔场 农场 林场 茶园 花园 花海 湿地""".split()
)
"""The last word of a name."""

LONG_HEADS: tuple[str, ...] = tuple(
    head for head in HEADS if len(head) > 1 or head in "路桥站线馆园"
)
"""Those that end no place's name: 深圳湾, 双塔 and 宝安区 may be where a road runs."""

UNSHARED: tuple[str, ...] = tuple(
    "项目 酒店 公司 集团 企业 银行 分行 支行 广场 大厦 纸业 药业 酒业 电子 生物 科技 新能源 新材料 一期 二期 三期 四期 五期 基金 市场".split()
)
"""What only the member that it stands with is called, in a list: 甲超市、乙酒店."""

COMMON: frozenset[str] = frozenset(Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8").split())
"""Words of two to four characters that the reports of many places use: a name made of them alone is nobody's own."""
