"""Plain text and Markdown: the stored text is the decoded file, unchanged."""

from __future__ import annotations

from loaders.reading.encodings import decoded
from loaders.reading.head import parsed_head
from loaders.reading.stored import Stored


def read(data: bytes) -> Stored:
    """The text as it is, and its YAML head if it has one (Markdown is often kept under a name in .txt).

    Raises:
        RejectedDocument: `not_text`, `mojibake` or `undecodable`.
    """
    text, encoding = decoded(data)
    return Stored(text, parsed_head(text), encoding)
