"""Writes `district_names.csv`: pinyin, its sort key and an English name of every name in the seeds of districts.

    python dbt_project/seeds/makers/district_names.py      (needs pypinyin 0.55; `make seeds` fetches it and calls this)

Pinyin is what pypinyin 0.55 reads, with the readings that only places have from the table below. English names follow
GB/T 17693: the specific part in pinyin without tones, the generic part in English; names of provinces, leagues and
prefectures of other languages are those in use (Hohhot, Kashgar, Garzê).
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple

from pypinyin import Style, lazy_pinyin, load_phrases_dict

SEEDS = Path(__file__).resolve().parent.parent

# Readings that a character has in the name of a place: word, then its syllables.
READINGS = """
番禺 pān yú|六安 lù ān|六合区 lù hé qū|台州 tāi zhōu|天台 tiān tāi|仙台 xiān tái|丽水 lí shuǐ|乐清 yuè qīng|单县 shàn xiàn
蔚县 yù xiàn|尉犁 yù lí|莘县 shēn xiàn|莘庄 xīn zhuāng|涡阳 guō yáng|铅山 yán shān|浚县 xùn xiàn|洪洞 hóng tóng|长子县 zhǎng zǐ xiàn
繁峙 fán shì|乐亭 lào tíng|乐陵 lào líng|井陉 jǐng xíng|大城县 dài chéng xiàn|任县 rén xiàn|任丘 rén qiū|任泽 rén zé|任城 rén chéng
枞阳 zōng yáng|歙县 shè xiàn|黟县 yī xiàn|砀山 dàng shān|盱眙 xū yí|睢宁 suī níng|睢县 suī xiàn|睢阳 suī yáng|东阿 dōng ē
牟平 mù píng|中牟 zhōng mù|牟定 móu dìng|荥阳 xíng yáng|荥经 yíng jīng|泌阳 bì yáng|柘城 zhè chéng|武陟 wǔ zhì|郏县 jiá xiàn
渑池 miǎn chí|监利 jiàn lì|黄陂 huáng pí|秭归 zǐ guī|耒阳 lěi yáng|汨罗 mì luó|筠连 jūn lián|郫县 pí xiàn|郫都 pí dū|犍为 qián wéi
什邡 shí fāng|会理 huì lǐ|会东 huì dōng|会泽 huì zé|会昌 huì chāng|会宁 huì níng|会同 huì tóng|重庆 chóng qìng|北碚 běi bèi
阆中 làng zhōng|隰县 xí xiàn|应县 yìng xiàn|应城 yìng chéng|那曲 nà qǔ|曲靖 qǔ jìng|曲江 qǔ jiāng|曲阜 qū fù|曲沃 qū wò
曲周 qū zhōu|曲阳 qū yáng|曲水 qǔ shuǐ|曲松 qǔ sōng|曲麻莱 qǔ má lái|六盘水 liù pán shuǐ|六枝 liù zhī|都匀 dū yún|都江堰 dū jiāng yàn
都安 dū ān|丰都 fēng dū|成都 chéng dū|乐都 lè dū|花都 huā dū|昌都 chāng dū|于都 yú dū|宁都 níng dū|望都 wàng dū|江都 jiāng dū
新都 xīn dū|武都 wǔ dū|宜都 yí dū|兴都 xīng dū|大埔 dà bù|黄埔 huáng pǔ|东莞 dōng guǎn|莞城 guǎn chéng|高要 gāo yào|儋州 dān zhōu
乐山 lè shān|乐东 lè dōng|乐至 lè zhì|长乐 cháng lè|昌乐 chāng lè|平乐 píng lè|将乐 jiāng lè|乐昌 lè chāng|乐平 lè píng|乐安 lè ān
乐业 lè yè|朝阳 cháo yáng|朝天 cháo tiān|潮阳 cháo yáng|华县 huà xiàn|华阴 huà yīn|华州 huà zhōu|句容 jù róng|吴堡 wú bǔ|柏乡 bǎi xiāng
济南 jǐ nán|济宁 jǐ níng|济源 jǐ yuán|济阳 jǐ yáng|大厂 dà chǎng|宿州 sù zhōu|宿迁 sù qiān|宿松 sù sōng|宿城 sù chéng|宿豫 sù yù
埇桥 yǒng qiáo|蚌埠 bèng bù|鄱阳 pó yáng|余干 yú gān|新干 xīn gàn|厦门 xià mén|行唐 xíng táng|获嘉 huò jiā|宕昌 dàng chāng
两当 liǎng dàng|当阳 dāng yáng|当涂 dāng tú|当雄 dāng xióng|和田 hé tián|和静 hé jìng|和硕 hé shuò|和布克赛尔 hé bù kè sài ěr
喀什 kā shí|吐鲁番 tǔ lǔ fān|莎车 shā chē|伽师 jiā shī|且末 qiě mò|龙胜各族 lóng shèng gè zú|鄠邑 hù yì|柞水 zhà shuǐ|佛坪 fó píng
佛山 fó shān|佛冈 fó gāng|哈尔滨 hā ěr bīn|哈密 hā mì|穆棱 mù líng|绥棱 suí léng|讷河 nè hé|扎赉特 zhā lài tè|扎兰屯 zhā lán tún
扎鲁特 zhā lǔ tè|扎囊 zhā náng|珲春 hún chūn|喀喇沁 kā lǎ qìn|盖州 gài zhōu|调兵山 diào bīng shān|西藏 xī zàng|藏族 zàng zú
个旧 gè jiù|蒙自 méng zì|蒙阴 méng yīn|蒙城 méng chéng|蒙山 méng shān|内蒙古 nèi měng gǔ|蒙古族 měng gǔ zú|绿春 lǜ chūn|绿园 lǜ yuán
覃塘 tán táng|百色 bǎi sè|荔浦 lì pǔ|石拐 shí guǎi|阿拉善 ā lā shàn|阿里 ā lǐ|阿坝 ā bà|阿克苏 ā kè sū|阿勒泰 ā lè tài|阿荣 ā róng
巴彦淖尔 bā yàn nào ěr|盐都 yán dū|亭湖 tíng hú|红旗渠 hóng qí qú|长安 cháng ān|长春 cháng chūn|长沙 cháng shā|长治 cháng zhì
长垣 cháng yuán|长葛 cháng gě|长丰 cháng fēng|长阳 cháng yáng|长兴 cháng xīng|长宁 cháng níng|长寿 cháng shòu|长武 cháng wǔ
长岛 cháng dǎo|长汀 cháng tīng|长泰 cháng tài|长白 cháng bái|长海 cháng hǎi|长清 cháng qīng|长顺 cháng shùn|长洲 cháng zhōu
镇宁 zhèn níng|解放 jiě fàng|复兴 fù xīng|兴隆 xīng lóng|兴安 xīng ān|大兴 dà xīng|中卫 zhōng wèi|中山 zhōng shān|石嘴山 shí zuǐ shān
传 chuán|藏 zàng|行政 xíng zhèng|街道 jiē dào|地区 dì qū|自治 zì zhì
"""

PEOPLES = {
    "维吾尔": "Uygur", "哈萨克": "Kazakh", "柯尔克孜": "Kirghiz", "蒙古": "Mongol", "锡伯": "Xibe", "塔吉克": "Tajik",
    "土家": "Tujia", "布依": "Bouyei", "哈尼": "Hani", "傈僳": "Lisu", "拉祜": "Lahu", "纳西": "Naxi", "景颇": "Jingpo",
    "朝鲜": "Korean", "达斡尔": "Daur", "仫佬": "Mulam", "布朗": "Blang", "撒拉": "Salar", "毛南": "Maonan",
    "仡佬": "Gelao", "普米": "Pumi", "独龙": "Derung", "鄂温克": "Ewenki", "鄂伦春": "Oroqen", "保安": "Bonan",
    "裕固": "Yugur", "东乡": "Dongxiang", "塔塔尔": "Tatar", "乌孜别克": "Uzbek", "俄罗斯": "Russian", "赫哲": "Hezhen",
    "基诺": "Jino", "德昂": "Deang", "阿昌": "Achang", "高山": "Gaoshan", "门巴": "Monba", "珞巴": "Lhoba", "壮": "Zhuang",
    "回": "Hui", "藏": "Tibetan", "彝": "Yi", "苗": "Miao", "侗": "Dong", "瑶": "Yao", "白": "Bai", "傣": "Dai", "黎": "Li",
    "畲": "She", "羌": "Qiang", "满": "Manchu", "佤": "Va", "水": "Sui", "土": "Tu", "怒": "Nu", "京": "Gin", "各": "Multi-ethnic",
}  # fmt: skip

# Names in use that are no pinyin: of the nation, of provinces, and of what is named in another language.
IN_USE = {
    "中华人民共和国": "People's Republic of China", "内蒙古自治区": "Inner Mongolia Autonomous Region",
    "广西壮族自治区": "Guangxi Zhuang Autonomous Region", "西藏自治区": "Tibet Autonomous Region",
    "宁夏回族自治区": "Ningxia Hui Autonomous Region", "新疆维吾尔自治区": "Xinjiang Uygur Autonomous Region",
    "香港特别行政区": "Hong Kong Special Administrative Region", "澳门特别行政区": "Macao Special Administrative Region",
    "陕西省": "Shaanxi Province", "北京市": "Beijing Municipality", "天津市": "Tianjin Municipality",
    "上海市": "Shanghai Municipality", "重庆市": "Chongqing Municipality",
}  # fmt: skip
STEMS = {
    "呼和浩特": "Hohhot", "鄂尔多斯": "Ordos", "呼伦贝尔": "Hulun Buir", "巴彦淖尔": "Bayannur", "乌兰察布": "Ulanqab",
    "锡林郭勒": "Xilingol", "锡林浩特": "Xilinhot", "兴安盟": "Hinggan", "阿拉善": "Alxa", "乌兰浩特": "Ulanhot",
    "二连浩特": "Erenhot", "乌鲁木齐": "Ürümqi", "克拉玛依": "Karamay", "吐鲁番": "Turpan", "哈密": "Hami",
    "博尔塔拉": "Bortala", "巴音郭楞": "Bayingolin", "阿克苏": "Aksu", "克孜勒苏": "Kizilsu", "喀什": "Kashgar",
    "和田": "Hotan", "伊犁": "Ili", "塔城": "Tacheng", "阿勒泰": "Altay", "石河子": "Shihezi", "拉萨": "Lhasa",
    "日喀则": "Xigazê", "昌都": "Qamdo", "林芝": "Nyingchi", "那曲": "Nagqu", "阿里": "Ngari", "甘孜": "Garzê",
    "阿坝": "Ngawa", "果洛": "Golog", "迪庆": "Dêqên", "德宏": "Dehong", "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar",
    "库尔勒": "Korla", "伊宁": "Yining", "海拉尔": "Hailar", "格尔木": "Golmud",
}  # fmt: skip

# The generic part, longest first.
KINDS = [
    ("经济技术开发区", "Economic and Technological Development Zone"), ("高新技术产业开发区", "High-tech Industrial Development Zone"),
    ("高新技术开发区", "High-tech Development Zone"), ("经济开发区", "Economic Development Zone"), ("开发区", "Development Zone"),
    ("工业园区", "Industrial Park"), ("产业园区", "Industrial Park"), ("自治区", "Autonomous Region"),
    ("自治州", "Autonomous Prefecture"), ("自治县", "Autonomous County"), ("自治旗", "Autonomous Banner"),
    ("管理区", "Management Area"), ("街道", "Subdistrict"), ("地区", "Prefecture"), ("新区", "New Area"),
    ("矿区", "Mining District"), ("林区", "Forestry District"), ("特区", "Special District"), ("民族乡", "Ethnic Township"),
    ("苏木", "Sumu"), ("农场", "Farm"), ("林场", "Forest Farm"), ("牧场", "Pasture"), ("左旗", "Left Banner"),
    ("右旗", "Right Banner"), ("前旗", "Front Banner"), ("中旗", "Middle Banner"), ("后旗", "Rear Banner"), ("省", "Province"),
    ("市", "City"), ("盟", "League"), ("县", "County"), ("旗", "Banner"), ("区", "District"), ("镇", "Town"), ("乡", "Township"),
]  # fmt: skip
_PEOPLE = re.compile(f"({'|'.join(sorted(PEOPLES, key=len, reverse=True))})族?$")
_OF_PEOPLES = {"自治州", "自治县", "自治旗", "民族乡", "乡", "苏木"}


class Name(NamedTuple):
    """The parts of a name: 恩施, [土家族, 苗族], 自治州, and what the last is in English."""

    stem: str
    peoples: list[str]
    generic: str
    kind: str


def divided(name: str) -> Name:
    for generic, kind in KINDS:
        if name.endswith(generic) and len(name) > len(generic):
            stem, peoples = name[: -len(generic)], []
            while generic in _OF_PEOPLES and (match := _PEOPLE.search(stem)) and match.start():
                if not (match[0].endswith("族") or generic.startswith("自治")):
                    break
                peoples.insert(0, match[0])
                stem = stem[: match.start()]
            return Name(stem, peoples, generic, "Ethnic Township" if peoples and generic == "乡" else kind)
    return Name(name, [], "", "")


def syllables(name: str, style: Style) -> list[str]:
    """One syllable a character; what is no Chinese character stands for itself."""
    return lazy_pinyin(name, style=style, errors=lambda other: [*other], v_to_u=True)


def joined(parts: list[str]) -> str:
    """One capitalised word: Guǎngzhōu, Xī'ān. An apostrophe parts syllables that would run together."""
    vowels = "aāáǎàeēéěèoōóǒò"
    text = "".join(
        ("'" if place and part[0] in vowels else "") + part for place, part in enumerate(parts) if part.strip()
    )
    return text[:1].upper() + text[1:]


def pinyin(name: str) -> str:
    # Read as a whole, since neighbours decide how a character is read, and cut into words afterwards.
    parts, words = syllables(name, Style.TONE), []
    stem, peoples, generic, _ = divided(name)
    for length in map(len, filter(None, [stem, *peoples, generic])):
        words.append(joined(parts[:length]))
        parts = parts[length:]
    return " ".join(words)


def english(name: str) -> str:
    if name in IN_USE:
        return IN_USE[name]
    stem, peoples, generic, kind = divided(name)
    parts = syllables(name, Style.NORMAL)
    # 单县 is Shanxian County: a single syllable keeps the generic part.
    base = joined(parts[: len(stem) + (len(stem) == 1 and not peoples)])
    base = STEMS.get(stem) or STEMS.get(stem + generic) or base
    called = [PEOPLES[people] if people in PEOPLES else PEOPLES[people.removesuffix("族")] for people in peoples]
    together = " and ".join(filter(None, [", ".join(called[:-1]), *called[-1:]]))
    return " ".join(filter(None, [base, together, kind]))


def sort_key(name: str) -> str:
    """Syllables with their tones as digits, parted by spaces: names sort by the first character's reading, as a dictionary does."""
    return " ".join(lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True, errors=lambda other: [*other]))


def names() -> list[str]:
    found = set()
    for seed in ("districts.csv", "districts_former.csv", "district_history.csv"):
        with (SEEDS / seed).open(encoding="utf-8", newline="") as file:
            found |= {row["district_name"] for row in csv.DictReader(file)}
    return sorted(found)


def main() -> None:
    phrases = {}
    for entry in READINGS.replace("\n", "|").strip("|").split("|"):
        text, *read = entry.split()
        phrases[text] = [[syllable] for syllable in read]
    load_phrases_dict(phrases)
    rows = [[name, pinyin(name), english(name), sort_key(name)] for name in names()]
    with (SEEDS / "district_names.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["district_name", "pinyin", "name_en", "pinyin_sort_key"])
        writer.writerows(rows)
    print(f"district_names.csv: {len(rows)} rows")


if __name__ == "__main__":
    main()
