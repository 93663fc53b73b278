"""One way of writing: full-width and typographic variants of the same sign become one, place by place."""

from __future__ import annotations

import re

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
_SIGNS = {
    ord(written): ord(meant)
    for meant, variants in {
        "%": "％﹪",
        "‰": "",
        ".": "．",
        "+": "＋﹢",
        "-": "－−‐‑–﹣",
        "—": "―─━﹘",
        "~": "～∼〜",
        ":": "：∶︰",
        "（": "(﹙〔[【",
        "）": ")﹚〕]】",
        "；": ";﹔",
        "！": "!",
        "？": "?",
        "“": '"＂「『',
        "”": "」』",
        " ": "\t\u3000\xa0\n\r\u2002\u2003\u2009\u200b*",
        "×": "✕",
    }.items()
    for written in variants
}
_MEANT = {chr(written): chr(meant) for written, meant in (_FULL_WIDTH | _SIGNS).items()}
_VARIANT = re.compile(f"[{re.escape(''.join(_MEANT))}]")
_THOUSANDS = re.compile(r"(?<![\d.,])(\d{1,3}(?:[,，]\d{3})+)(?![\d,])")
_KEPT = "\ue001"
_COMMA_WITHIN = re.compile(r"\d[,，]\d{3}")


def plain(text: str) -> str:
    """The text with one sign for each meaning. It keeps its length, so that offsets hold.

    `,` between thousands stays a comma, any other becomes `，`; Markdown's asterisks become blanks.
    """
    text = _VARIANT.sub(lambda sign: _MEANT[sign[0]], text)  # faster than str.translate: most signs stay
    if _COMMA_WITHIN.search(text):
        text = _THOUSANDS.sub(lambda number: number[0].replace(",", _KEPT).replace("，", _KEPT), text)
    return text.replace(",", "，").replace(_KEPT, ",")
