"""Why a document could not be read."""

from __future__ import annotations


class RejectedDocument(Exception):
    """A document that cannot be read. It stops nothing else and is kept with its reason.

    Attributes:
        code: a stable word for the class of failure: `empty`, `not_text`, `unsupported_format`, `too_large` …
        reason: what is wrong with which part of it, for a person.
        hint: what to do about it.
    """

    def __init__(self, code: str, reason: str, hint: str) -> None:
        super().__init__(f"{reason} {hint}")
        self.code, self.reason, self.hint = code, reason, hint
