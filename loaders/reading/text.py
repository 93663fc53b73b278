"""Plain text: the stored text is the decoded file, unchanged."""

from __future__ import annotations

from loaders.reading.head import parsed_head


def stored(text: str) -> tuple[str, dict[str, str]]:
    """The text as it is, and its YAML head if it has one (Markdown is often kept under a name in .txt)."""
    return text, parsed_head(text)
