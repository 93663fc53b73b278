"""Why a document could not be read."""

from __future__ import annotations

_LONGEST = 500  # characters of a reason


class RejectedDocument(Exception):
    """A document that cannot be read. It stops nothing else and is kept with its reason.

    Attributes:
        code: a stable word for the class of failure: `empty`, `not_text`, `unsupported_format`, `too_large` …
        reason: what is wrong with which part of it, for a person; printable, whatever a parser has said.
        hint: what to do about it.
    """

    def __init__(self, code: str, reason: str, hint: str) -> None:
        reason = "".join(sign if sign.isprintable() else " " for sign in reason[:_LONGEST])
        super().__init__(f"{reason} {hint}")
        self.code, self.reason, self.hint = code, reason, hint

    def __reduce__(self) -> tuple[type[RejectedDocument], tuple[str, str, str]]:
        """It comes back whole from another process."""
        return type(self), (self.code, self.reason, self.hint)


class BadSources(Exception):
    """A file of sources that cannot be used. The message names the file, the lines, and what to do.

    Attributes:
        faults: what is wrong, each with its line.
    """

    def __init__(self, file: object, faults: list[str]) -> None:
        super().__init__(f"{file}: {'; '.join(faults)}")
        self.faults = faults
