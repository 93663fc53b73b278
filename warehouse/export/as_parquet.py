"""Parquet: columns with types, each with its meaning; numbers are doubles, which keep 15 digits."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

from warehouse.errors import WarehouseError
from warehouse.export.batches import batches
from warehouse.export.table import Column, Table

if TYPE_CHECKING:
    import pyarrow


def mart_as_parquet(connection: psycopg.Connection, table: Table, path: Path) -> int:
    """Write a mart, a row group for each batch, and count its rows.

    Raises:
        WarehouseError: pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise WarehouseError(
            "Parquet needs pyarrow, huibao's extra `parquet`; install it with: pip install pyarrow"
        ) from error
    schema = pyarrow.schema([_field(pyarrow, column) for column in table.columns], metadata={"mart": table.name})
    rows = 0
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for batch in batches(connection, table.query()):
            columns = [
                pyarrow.array(_values(column, cells), field.type)
                for column, field, cells in zip(table.columns, schema, zip(*batch, strict=True), strict=True)
            ]
            writer.write_batch(pyarrow.record_batch(columns, schema=schema))
            rows += len(batch)
    return rows


def _field(pyarrow: Any, column: Column) -> pyarrow.Field:
    types = {
        "boolean": pyarrow.bool_(),
        "bigint": pyarrow.int64(),
        "date": pyarrow.date32(),
        "double precision": pyarrow.float64(),
        "integer": pyarrow.int32(),
        "numeric": pyarrow.float64(),
        "real": pyarrow.float32(),
        "timestamp with time zone": pyarrow.timestamp("us", tz="UTC"),
    }
    meaning = {"label": column.label, "description": column.meaning}
    return pyarrow.field(column.name, types.get(column.type, pyarrow.string()), metadata=meaning)


def _values(column: Column, cells: Iterable[Any]) -> list[Any]:
    if column.type == "numeric":
        return [None if cell is None else float(cell) for cell in cells]
    return list(cells)
