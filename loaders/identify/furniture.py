"""Where a report's text ends and the page's furniture begins: links, share buttons, dates, the site's own words."""

from __future__ import annotations

import re

# A line that begins with one of these opens what the page adds below an article.
_BELOW = re.compile(
    r"^\W*(?:相关(?:信息|链接|新闻|文章|阅读|附件|稿件|文档|报道|政策|解读|推荐)|推荐阅读|热点|热门|上一[篇条页]|下一[篇条页]|分享(?:到)?\W*$|"
    r"分享[到至：:]|扫一扫|扫码|浏览(?:次数|量)|访问量|点击(?:数|量|次数)|打印|关闭(?:窗口|本页)?\W*$|返回(?:顶部|首页|列表)|收藏|责任编辑|"
    r"编辑[：:]|作者[：:]|来源[：:]|信息来源|发布(?:时间|日期|机构)|版权(?:所有|声明)|主办(?:单位)?|承办(?:单位)?|技术支持|"
    r"网站(?:地图|标识码|声明)|联系(?:我们|电话|方式)|.{0,4}ICP备|.{0,6}公网安备|Copyright|©|有想补充|政务微[信博]|"
    r"附件(?:下载)?\W*$|无障碍|站点地图|关于我们|企业入驻|我要(?:纠错|评论)|字体|字号)",
    re.I,
)
# Sentences of the site about itself.
_OF_THE_SITE = re.compile(
    r"分辨率|浏览器|本网站|本站|转载|书面授权|免责声明|版权所有|备案|举报(?:电话|邮箱)|客户端|公众号|ICP|二维码|建议使用|建议您使用|技术支持"
)
_DATE = re.compile(r"^\W*\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\W*$")
_LINK_ONLY = re.compile(r"^[\s*\-+]*!?\[[^\]]*\]\([^)]*\)\s*$|^<!--.*-->\s*$")
_SENTENCE_END = re.compile(r"[。！!？?；;：:…”’」』）)]\s*[*_\"”]*\s*$")
_MAX_FURNITURE = 120  # characters a line


def body_end(words: str) -> int:
    """The offset after the last line of a report's own text, from the text between its title and the next one's."""
    lines = [(match.start(), match[0]) for match in re.finditer(r"[^\n]+", words)]
    last = len(lines)
    while last > 1 and _is_furniture(lines[last - 1][1]):
        last -= 1
    # Above the last furniture may stand links whose titles read like text: cut where the page's additions open, if
    # nothing below is a paragraph.
    for place in range(last - 1, 0, -1):
        line = lines[place][1].strip()
        if len(line) > _MAX_FURNITURE or ("。" in line and not _is_furniture(line)):
            break
        if _BELOW.match(line):
            last = place
    while last > 1 and _is_furniture(lines[last - 1][1]):
        last -= 1
    start, line = lines[last - 1] if lines else (0, "")
    return start + len(line.rstrip())


def _is_furniture(line: str) -> bool:
    bare = line.strip()
    if len(bare) > _MAX_FURNITURE:
        return False
    if not bare or _DATE.match(bare) or _BELOW.match(bare) or _OF_THE_SITE.search(bare) or _LINK_ONLY.match(bare):
        return True
    # A cell of a table that ends a report holds a digit; a signature or a heading is no loss.
    return not _SENTENCE_END.search(bare) and not re.search(r"\d", bare) and len(bare) < 40
