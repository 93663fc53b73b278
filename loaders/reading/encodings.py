"""Which encoding bytes are in, and whether what comes out is legible.

The order is the byte order mark, strict UTF-8, the declared charsets, strict GB18030, UTF-16 without a mark; then, for a
page with a few broken bytes, UTF-8 and GB18030 with those replaced; then charset-normalizer's opinion. What is declared
is believed only where Chinese comes out: pages declare what their template says.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence

import charset_normalizer

from loaders.errors import RejectedDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Pages declare gb2312 and then use characters of its supersets: 镕, 堃, €.
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "big5": "big5hkscs", "hz": "gb18030"}

# What the genre is written with: ASCII, CJK ideographs, their punctuation and full-width forms, Greek and Cyrillic,
# general punctuation, units, numerals in circles, arrows, box drawing.
_LEGIBLE = re.compile(
    r"[\t\n\f\x20-\x7e\xa0-\xb7\xd7\xf7\u0370-\u052f\u2000-\u2bff\u3000-\u33ff\u3400-\u9fff\uf900-\ufaff\ufe10-\uff5e"
    r"\uffe0-\uffee\U00020000-\U0003ffff]+"
)
# UTF-8 read as Latin-1 or Windows-1252 and saved again: å¹¿å·ž for 广州.
_LATIN = re.compile(r"[\x80-\x9f\xa1-\xff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc]")
_REPLACED = ("\0", "\ufffd", "锟斤拷", "烫烫烫")  # 锟斤拷: U+FFFD saved as UTF-8 and read as GBK
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_COMMON_IN_GB2312 = bytes(range(0xB0, 0xD8))
_COMMON_IN_BIG5 = bytes(range(0xA4, 0xC7))
"""The first bytes of the characters that either has for the common ones."""

MIN_LEGIBLE = 0.9  # of the characters
# Of the Chinese characters, how many are common ones: 0.97 in a report, 0.66 in Big5 read as GBK, less in other mixtures.
MIN_COMMON = 0.75
_FEW = 30  # Chinese characters; of fewer, the share says nothing
MAX_LATIN = 0.1  # of the characters
MAX_BROKEN = 0.005  # of the characters; a page cut from a database field has one or two
_SAMPLE = 200_000  # characters, or bytes for the second opinion

_SEND_TEXT = "Fetch it again; if it is a report, save it as UTF-8 text."


def decoded(data: bytes, declared: Sequence[str] = ()) -> tuple[str, str]:
    r"""The text of these bytes and the encoding they are in.

    Line ends become `\n`, a byte order mark is dropped, a NUL becomes U+FFFD (databases refuse NUL).

    Args:
        data: not empty.
        declared: the charsets that a page's server and the page declare, the likelier first.

    Raises:
        RejectedDocument: `not_text`, `mojibake` or `undecodable`.
    """
    text, encoding = _by_mark(data) or _strictly(data, declared) or _leniently(data) or _second_opinion(data)
    return checked(text.replace("\r\n", "\n").replace("\r", "\n")), encoding


def checked(text: str) -> str:
    """The text, if a person can read it; a NUL becomes U+FFFD.

    Raises:
        RejectedDocument: `undecodable`, where too many characters were lost; `mojibake`, where they are those that other
            characters become in a wrong encoding; `not_text`.
    """
    if _is_broken(text):
        raise RejectedDocument(
            "undecodable", "Too many characters of the document were lost in an earlier conversion.", _SEND_TEXT
        )
    if _share(_LATIN, text) >= MAX_LATIN or not _has_common_characters(text):
        raise RejectedDocument(
            "mojibake", "The document was decoded in a wrong encoding and then saved: 骞垮窞 for 广州.", _SEND_TEXT
        )
    if not _is_legible(text):
        raise _not_text()
    return text.replace("\0", "\ufffd")


def _by_mark(data: bytes) -> tuple[str, str] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    return None


def _strictly(data: bytes, declared: Sequence[str]) -> tuple[str, str] | None:
    named = [_SUPERSETS.get(name, name) for name in declared]
    for name in ["utf-8", *named, "gb18030", "utf-16-le", "utf-16-be"]:
        try:
            text = data.decode(name)
        except (UnicodeError, LookupError):
            continue
        # What is strict UTF-8 is UTF-8; of any other encoding, bytes in a wrong one may pass by chance.
        if name == "utf-8" or _is_plausible(text) or (name in named and _is_legible(text) and _is_brief(text)):
            return text, codecs.lookup(name).name
    return None


def _leniently(data: bytes) -> tuple[str, str] | None:
    """UTF-8 or GB18030 with a few broken bytes: cut in the middle of a character, or pasted from elsewhere."""
    for name in ("utf-8", "gb18030"):
        text = data.decode(name, "replace")
        if not _is_broken(text) and _is_plausible(text):
            return text, name
    return None


def _second_opinion(data: bytes) -> tuple[str, str]:
    """Big5 of a page that does not say so, and what charset-normalizer makes of the rest."""
    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    for name in ["big5hkscs", *([best.encoding] if best is not None else [])]:
        text = data.decode(name, "replace")
        if not _is_broken(text) and _is_plausible(text):
            return text, codecs.lookup(name).name
    raise _not_text()


def _is_broken(text: str) -> bool:
    return sum(map(text.count, _REPLACED)) > max(2, MAX_BROKEN * len(text))


def _is_plausible(text: str) -> bool:
    """Whether it is Chinese that a person can read."""
    han = _han_of(text)
    return _is_legible(text) and bool(han) and _common_share(han) >= MIN_COMMON


def _has_common_characters(text: str) -> bool:
    han = _han_of(text)
    return len(han) < _FEW or _common_share(han) >= MIN_COMMON


def _is_brief(text: str) -> bool:
    return len(_han_of(text)) < _FEW


def _is_legible(text: str) -> bool:
    sample = text[:_SAMPLE]
    legible = sum(len(run) for run in _LEGIBLE.findall(sample.replace("\r", "\n")))
    return legible >= MIN_LEGIBLE * len(sample) and _share(_LATIN, sample) < MAX_LATIN


def _han_of(text: str) -> str:
    """The Chinese characters of a sample of a text."""
    return "".join(_HAN.findall(text, 0, _SAMPLE))


def _common_share(han: str) -> float:
    """How many of some Chinese characters are among the common ones of GB 2312 or of Big5, as they order them."""
    simplified = _count(_COMMON_IN_GB2312, han.encode("gb2312", "ignore")[::2])
    traditional = _count(_COMMON_IN_BIG5, han.encode("big5", "ignore")[::2])
    return max(simplified, traditional) / max(len(han), 1)


def _count(those: bytes, data: bytes) -> int:
    """How many of some bytes are among those given."""
    return len(data) - len(data.translate(None, those))


def _share(pattern: re.Pattern[str], text: str) -> float:
    sample = text[:_SAMPLE]
    return len(pattern.findall(sample)) / max(len(sample), 1)


def _not_text() -> RejectedDocument:
    return RejectedDocument("not_text", "The document is no text in any known encoding.", _SEND_TEXT)
