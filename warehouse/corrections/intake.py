"""Corrections files → `staging.corrections`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, select, text, update

from loaders.errors import RejectedDocument
from warehouse.connection import Database
from warehouse.corrections.files import BadCorrections, Entry, files, place, read
from warehouse.load.staging import reject
from warehouse.periods import days
from warehouse.schema import corrections, rejections

_REASON_CODE = "bad_corrections"
_HINT = "Mend it and build again; until then the corrections stay that were taken in from this file before."


@dataclass
class Intake:
    """What became of the corrections files.

    Attributes:
        place: the file or folder; None if there is none, and then what was taken in before stays.
        entries: how many entries the warehouse holds now.
        rejected: files that cannot be used, and why; what was taken in from them before stays.
    """

    place: Path | None
    entries: int = 0
    rejected: list[tuple[Path, str]] = field(default_factory=list)


def take_in(database: Database) -> Intake:
    """Make `staging.corrections` say what the files say.

    Raises:
        WarehouseError: there is nothing where `HUIBAO_CORRECTIONS` points.
    """
    where = place()
    intake = Intake(where)
    with database.loader.begin() as connection:
        if where is not None:
            # Two commands at once take turns.
            connection.execute(text(f"lock table {corrections.fullname} in share row exclusive mode"))
            _replace(connection, files(where), intake)
        intake.entries = int(connection.scalar(select(func.count()).select_from(corrections)) or 0)
    return intake


def _replace(connection: Connection, found: dict[str, Path], intake: Intake) -> None:
    rows: dict[str, dict[str, object]] = {}
    kept = []
    for name, path in found.items():
        try:
            entries = read(path)
            _refuse_elsewhere(path, entries, rows)
        except BadCorrections as error:
            kept.append(name)
            _reject(connection, path, error.faults, intake)
        else:
            rows |= {entry.correction.key: _row(name, entry) for entry in entries}
    _mend_rejections(connection, [path for path, _ in intake.rejected])
    said_anew = corrections.c.correction_key.in_(rows)
    connection.execute(delete(corrections).where(corrections.c.file.not_in(kept) | said_anew))
    if rows:
        connection.execute(insert(corrections), list(rows.values()))


def _refuse_elsewhere(path: Path, entries: Iterable[Entry], rows: dict[str, dict[str, object]]) -> None:
    faults = [
        f"line {line}: {held['file']}, line {held['line']}, says the same; take one out"
        for line, entry in entries
        if (held := rows.get(entry.key))
    ]
    if faults:
        raise BadCorrections(path, faults)


def _reject(connection: Connection, path: Path, faults: list[str], intake: Intake) -> None:
    content = path.read_bytes()
    told = "; ".join(faults)
    reason = f"{told[0].upper()}{told[1:]}."
    rejection = RejectedDocument(_REASON_CODE, reason, _HINT)
    reject(connection, str(path), rejection, hashlib.sha256(content).hexdigest(), len(content))
    intake.rejected.append((path, str(rejection)))


def _mend_rejections(connection: Connection, bad: list[Path]) -> None:
    connection.execute(
        update(rejections)
        .where(
            rejections.c.reason_code == _REASON_CODE,
            rejections.c.resolved_at.is_(None),
            rejections.c.address.not_in([str(path) for path in bad]),
        )
        .values(resolved_at=func.now())
    )


def _row(name: str, entry: Entry) -> dict[str, object]:
    said = entry.correction
    content_hash, start, end = said.place
    period = (said.after or {}).get("period")
    period_start, period_end = days(period) if period else (None, None)
    return {
        "correction_key": said.key,
        "file": name,
        "line": entry.line,
        "record_kind": said.record,
        "action": said.action,
        "content_hash": content_hash,
        "start_offset": start,
        "end_offset": end,
        "quote": said.quote,
        "sentence": said.sentence,
        "from_values": said.before,
        "to_values": said.after,
        "expected_values": said.expect,
        "period_start": period_start,
        "period_end": period_end,
        "reason": said.reason,
        "who": said.who,
        "entered_on": said.entered,
        "status": said.status,
    }
