"""The invented report of `fixtures/report.txt` as web pages of five designs, with all that sites put around a text."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

FIXTURES = Path(__file__).parent / "fixtures"
REPORT = (FIXTURES / "report.txt").read_text(encoding="utf-8")
LINES = REPORT.splitlines()
TITLE = LINES[0]
FIRST_ROW = next(place for place, line in enumerate(LINES) if "\t" in line)
LAST_ROW = max(place for place, line in enumerate(LINES) if "\t" in line)
BEFORE, ROWS, AFTER = LINES[:FIRST_ROW], LINES[FIRST_ROW : LAST_ROW + 1], LINES[LAST_ROW + 1 :]


def divisions() -> str:
    """Divisions, with the controls of the page, links to share it, a counter, attachments and pages."""
    body = "\n".join(f"<div class='line'>&emsp;&emsp;{escape(line)}</div>" for line in BEFORE[1:])
    end = "\n".join(f"<div class='line'>{escape(line)}</div>" for line in AFTER)
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{TITLE}_云川县人民政府门户网站</title>
<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2025-01-20 09:30"></head><body>
<header><a href="/">云川县人民政府</a><div role="search">站内搜索</div></header>
<nav><ul><li>首页</li><li>政务公开</li><li>规划计划</li></ul></nav><div>当前位置：<a>首页</a> &gt; <a>规划计划</a></div>
<h1>{TITLE}</h1>
<div class="info">发布时间：2025-01-20　来源：县发展和改革局　<span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span>　浏览次数：<b>1,286</b>次
分享到：<a>微信</a> <a>新浪微博</a>　[<a>打印本页</a>]</div>
<div id="zoom">{body}{table("<table class='t'>")}{end}</div>
<div>附件：<a href="a.xlsx">云川县2025年主要指标计划表.xlsx</a></div>
<div class="pages"><a>上一页</a> <b>1</b> <a>2</a> <a>下一页</a></div>
<div>扫一扫在手机打开当前页</div><div>上一篇：<a>云川县2024年财政预算执行情况的报告</a></div>
<footer>版权所有：云川县人民政府 备案号 110</footer><script>count(1286)</script></body></html>"""


def tables() -> str:
    """A page laid out by tables within tables."""
    body = "".join(f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}</p>" for line in BEFORE[1:])
    end = "".join(f"<P>　　{escape(line)}</P>" for line in AFTER)
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{TITLE}</title></head>
<body><table width="100%"><tr><td colspan="2"><table><tr><td>首页</td><td>机构设置</td><td>信息公开</td></tr></table></td></tr>
<tr><td width="180"><table><tr><td>规划计划</td></tr><tr><td>统计信息</td></tr></table></td><td>
<table><tr><td align="center"><font size="4"><b>{TITLE}</b></font></td></tr>
<tr><td>作者：县发改局　点击数：1286　【字体：大 中 小】</td></tr><tr><td>{body}{table("<TABLE border=1>")}{end}</td></tr></table>
</td></tr><tr><td colspan="2">主办单位：云川县人民政府办公室</td></tr></table></body></html>"""


def breaks() -> str:
    """One cell, in which lines end with <br>."""
    body = "<br>\n".join(f"　　{escape(line)}" for line in BEFORE[1:])
    end = "<br /><br />".join(f"　　{escape(line)}" for line in AFTER)
    return f"""<html><head><title>{TITLE}</title></head><body><center><h2>{TITLE}</h2></center>
<div class="content">{body}<br>{table("<table>")}<br>{end}<br></div><div>【<a>打印</a>】【<a>关闭窗口</a>】</div></body></html>"""


def one_paragraph() -> str:
    """A page that has lost its paragraphs: full-width spaces stand where they began."""
    body, end = "　　".join(map(escape, BEFORE[1:])), "　　".join(map(escape, AFTER))
    return f"""<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><p>　　{body}</p>{table("<table>")}
<p>　　{end}</p></body></html>"""


def word_processor() -> str:
    """What a word processor saved as a page, in a form, with frames that are no text."""
    soup = "<span lang=EN-US style='font-family:仿宋'>{}</span>"
    body = "".join(f"<p class=MsoNormal>{_in_spans(line, soup)}<o:p></o:p></p>" for line in BEFORE[1:])
    end = "".join(f"<p class=MsoNormal>{_in_spans(line, soup)}</p>" for line in AFTER)
    cell = "<p class=MsoNormal align=center>{}<o:p></o:p></p>"
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8><title>{TITLE}</title>
<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><style>p.MsoNormal {{ margin: 0 }}</style></head><body>
<form id="aspnetForm"><input type="hidden" name="__VIEWSTATE" value="全县"><iframe src="/share.html"></iframe>
<p class=MsoNormal align=center><b>{_in_spans(TITLE, soup)}</b></p>{body}{table("<table class=MsoTableGrid>", cell)}{end}
<div style="display:none">全县生产总值999亿元</div></form></body></html>"""


def table(opening: str, cell: str = "{}") -> str:
    """The report's table; a row with one cell spans it."""
    rows = []
    for line in ROWS:
        cells = line.split("\t")
        span = ' colspan="5"' if len(cells) == 1 else ""
        rows.append("<tr>" + "".join(f"<td{span}>{cell.format(escape(text))}</td>" for text in cells) + "</tr>")
    return opening + "\n".join(rows) + "</table>"


def _in_spans(line: str, soup: str) -> str:
    return "".join(soup.format(escape(line[start : start + 7])) for start in range(0, len(line), 7))


PAGES: dict[str, Callable[[], str]] = {
    page.__name__: page for page in (divisions, tables, breaks, one_paragraph, word_processor)
}
