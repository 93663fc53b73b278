"""One export: the rows of a mart in the format that is asked for, and the files that go with them."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from warehouse.connection import Database
from warehouse.errors import WarehouseError
from warehouse.export.as_csv import count_formulas, mart_as_csv
from warehouse.export.citation import citation
from warehouse.export.dictionary import write_dictionary
from warehouse.export.format import Format
from warehouse.export.snapshot import Snapshot, snapshot
from warehouse.export.table import Table, table


@dataclass(frozen=True)
class Exported:
    """What an export wrote.

    Attributes:
        rows: how many rows, or observations.
        files: the data first.
        formulas: how many cells of a CSV file a spreadsheet would take for a formula.
    """

    rows: int
    files: tuple[Path, ...]
    formulas: int = 0


def export(database: Database, mart: str, format: Format, out: Path, where: str | None = None) -> Exported:
    """Write a mart, or a part of it, with what its columns mean and how to cite it.

    Args:
        database: the warehouse; read as `huibao_reader`, all of it at one moment.
        mart: a view of `marts` or `marts_zh`.
        format: of the data.
        out: where the data goes; what goes with it is named after it. Nothing is there before all of it is written.
        where: an SQL condition over the columns of the mart.

    Raises:
        WarehouseError: there is no such mart, or it cannot be told in this format; the message says what can.
    """
    if not out.parent.is_dir():
        raise WarehouseError(f"There is no folder {out.parent}; make it first.")
    if out.is_dir():
        raise WarehouseError(f"{out} is a folder; say which file in it.")
    with snapshot(database) as seen, tempfile.TemporaryDirectory(prefix=".export-", dir=out.parent) as folder:
        chosen = table(seen.connection, mart, where)
        written = Path(folder) / out.name
        exported = _write(seen, chosen, format, written)
        # The data comes last: who waits for it finds the rest.
        for file in reversed(exported.files):
            os.replace(file, out.parent / file.name)
    return Exported(exported.rows, tuple(out.parent / file.name for file in exported.files), exported.formulas)


def _write(seen: Snapshot, table: Table, format: Format, path: Path) -> Exported:
    if format is Format.XLSX:
        from warehouse.export.as_xlsx import mart_as_xlsx

        return Exported(mart_as_xlsx(seen, table, path), (path,))
    if format is Format.SDMX_CSV:
        return _write_sdmx(seen, table, path)
    formulas = 0
    if format is Format.CSV:
        rows = mart_as_csv(seen.connection, table, path)
        formulas = count_formulas(seen.connection, table)
    else:
        from warehouse.export.as_parquet import mart_as_parquet

        rows = mart_as_parquet(seen.connection, table, path)
    meanings = _beside(path, "dictionary.csv")
    write_dictionary(table, meanings)
    return Exported(rows, (path, meanings, _write_citation(seen, table, rows, path)), formulas)


def _write_sdmx(seen: Snapshot, table: Table, path: Path) -> Exported:
    from warehouse.export.as_sdmx import flow_as_csv, write_structure
    from warehouse.export.sdmx_flow import flow

    told = flow(seen.connection, table)
    rows = flow_as_csv(seen.connection, told, path)
    structure = _beside(path, "structure.xml")
    write_structure(told, seen.build, structure)
    return Exported(rows, (path, structure, _write_citation(seen, table, rows, path)))


def _write_citation(seen: Snapshot, table: Table, rows: int, path: Path) -> Path:
    file = _beside(path, "citation.txt")
    file.write_text(citation(seen, table, rows), encoding="utf-8")
    return file


def _beside(path: Path, ending: str) -> Path:
    """`figures.dictionary.csv` goes with `figures.csv`."""
    return path.with_name(f"{path.stem}.{ending}")
