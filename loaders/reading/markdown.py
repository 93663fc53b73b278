"""Markdown: the stored text is the decoded file, unchanged, its YAML head included."""

from __future__ import annotations

from loaders.reading.head import parsed_head


def stored(text: str) -> tuple[str, dict[str, str]]:
    """The text as it is, and the fields of its YAML head."""
    return text, parsed_head(text)
