"""The formats of exports."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What kind of file an export is."""

    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"
    SDMX_CSV = "sdmx-csv"

    @property
    def suffix(self) -> str:
        """How such files are called."""
        return ".csv" if self is Format.SDMX_CSV else f".{self.value}"
