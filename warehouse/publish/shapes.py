"""What a build looks like to users: its marts with their columns, and its functions. Kept, so that it can be shown again."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from warehouse.publish.functions import MartFunction
from warehouse.publish.marts import Mart
from warehouse.publish.translated import TranslatedView


@dataclass(frozen=True)
class Shape:
    """The marts, functions and views of `marts_zh` of a build, without their rows."""

    marts: tuple[Mart, ...]
    functions: tuple[MartFunction, ...]
    translated: tuple[TranslatedView, ...]

    def as_json(self) -> str:
        """As `published.builds` keeps it."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def from_json(cls, kept: str) -> Shape:
        """The shape that was kept."""
        return msgspec.json.decode(kept, type=cls)
