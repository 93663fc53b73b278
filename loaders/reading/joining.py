"""A report that its site cut into several pages, or that has its tables in files beside it, as one document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from loaders.facts import Document, Place

_LINES = 40
"""How many lines at the top and the bottom of a page may be the site's: a masthead with its menus, a footer."""


def joined(parts: Sequence[Document], content_hash: str) -> Document:
    """One document of several, in their order.

    What the pages of one site have in common at their tops and their bottoms is theirs once: the tops of all but the first
    and the bottoms of all but the last are left out, so that a sentence may begin on one page and its section end on the
    next. Places in further parts begin with the part's address: `https://…/t1_2.html /html/body/p[3]`.

    Args:
        parts: at least one; the first gives address, media type, encoding and head.
        content_hash: what the whole is known by.
    """
    first = parts[0]
    pages = [part for part in parts if part.media_type == first.media_type == "text/html"]
    kept = _without_common_lines(pages) if len(pages) > 1 else {}
    text = ""
    places: list[Place] = []
    for part in parts:
        start, end = kept.get(part.address, (0, len(part.text)))
        words = part.text[start:end]
        if not words.strip():
            continue
        text += "\n\n" if text else ""
        origin = f"{part.address} " if part is not first else ""
        places += _moved(part, start, end, len(text), origin)
        text += words
    return Document(
        address=first.address,
        content_hash=content_hash,
        media_type=first.media_type,
        encoding=first.encoding,
        size_bytes=sum(part.size_bytes for part in parts),
        text=text,
        head=first.head,
        places=tuple(places),
    )


def _without_common_lines(pages: Sequence[Document]) -> dict[str, tuple[int, int]]:
    """The stretch of each page to keep, by its address."""
    lines = [page.text.splitlines(keepends=True) for page in pages]
    top = min(_common(lines[0], other) for other in lines[1:])
    bottom = min(_common(lines[0][::-1], other[::-1]) for other in lines[1:])
    kept = {}
    for place, (page, of_page) in enumerate(zip(pages, lines, strict=True)):
        start = sum(map(len, of_page[:top])) if place else 0
        end = len(page.text) - (sum(map(len, of_page[len(of_page) - bottom :])) if place < len(pages) - 1 else 0)
        kept[page.address] = (min(start, end), end)
    return kept


def _common(some: Sequence[str], others: Sequence[str]) -> int:
    """How many lines two pages begin with alike."""
    pairs = zip(some[:_LINES], others[:_LINES], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].strip() == pair[1].strip(), pairs))


def _moved(part: Document, start: int, end: int, to: int, origin: str) -> list[Place]:
    """The places of a stretch of a part, where it stands now."""
    if not part.places:
        return [Place(start=to, where=origin.strip())] if origin else []
    moved = []
    for place, following in zip(part.places, [*part.places[1:], None], strict=True):
        if place.start < end and (following is None or following.start > start):
            moved.append(Place(start=to + max(place.start - start, 0), where=f"{origin}{place.where}"))
    return moved
