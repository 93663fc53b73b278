"""Small invented worlds for tests of answers: typed records, loaded and built once for all modules that ask.

A module says at its top what its districts' reports tell; `tests/warehouse/conftest.py` loads what all modules said.
"""

from __future__ import annotations

import hashlib
import json
from itertools import count
from pathlib import Path
from typing import Any

Record = dict[str, Any]

WORLDS: dict[str, list[Record]] = {}
CORRECTIONS: list[Record] = []


def world(code: str, *reports: list[Record], name: str | None = None) -> str:
    """A district and what its reports say; its code."""
    assert code not in WORLDS, f"two worlds have the code {code}"
    WORLDS[code] = [
        record for number, report in enumerate(reports) for record in placed(report, code, f"{code}-{number}", name)
    ]
    return code


def report(year: int, *facts: Record, **more: Any) -> list[Record]:
    """January's report: it reviews the year before and plans this one."""
    head = {
        "kind": "report",
        "title": f"{year}年政府工作报告",
        "report_kind": "government_work",
        "period": str(year - 1),
        "planned_period": str(year),
        "date": f"{year}-01-10",
    }
    return [head | more, *facts]


def midyear(year: int, *facts: Record) -> list[Record]:
    """July's report on how far the plan of the year is carried out."""
    return report(year, *facts, report_kind="plan_execution", period=f"{year}-01/{year}-06", date=f"{year}-07-31")


def told(
    indicator: str, period: int | str, value: float | None, unit: str = "%", bound: str = "eq", **more: Any
) -> Record:
    """A result; in per cent it is a growth unless `measure` says otherwise."""
    fact = {
        "kind": "fact",
        "subject": indicator,
        "indicator": indicator,
        "period": str(period),
        "scenario": "actual",
        "measure": "growth" if unit == "%" else "level",
        "value": value,
        "unit": unit,
        "bound": bound,
        "quote": f"{value}{unit}",
    }
    return fact | more


def promised(
    indicator: str, period: int | str, value: float | None, unit: str = "%", bound: str = "ge", **more: Any
) -> Record:
    """A target."""
    return told(indicator, period, value, unit, bound, scenario="target") | more


def project(name: str, milestone: str, year: int, scenario: str = "actual") -> Record:
    """How far a project is, or will be."""
    sentence = f"{name}{milestone}。"
    fact = {"kind": "project", "name": name, "milestone": milestone, "scenario": scenario, "period": str(year)}
    return fact | {"quote": sentence, "sentence": sentence}


def correct(code: str, number: int, start: int, before: Record, after: Record | None, record: str = "fact") -> None:
    """An approved correction of what begins at this place in a report of a world; reports are counted from 0."""
    lines = [_line(told) for told in WORLDS[code] if told["document"] == f"{code}-{number}"]
    content_hash = hashlib.sha256("".join(lines).encode()).hexdigest()
    said = {"record": record, "from": before, "to": after, "reason": "so it is", "who": "a test", "status": "approved"}
    CORRECTIONS.append({"what": f"{content_hash}#{start}-{start + 1}"} | said)


def write(file: Path) -> Path:
    """All worlds as JSON Lines."""
    file.write_text("".join(_line(record) for world in WORLDS.values() for record in world), encoding="utf-8")
    return file


def _line(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def placed(records: list[Record], code: str, document: str, name: str | None = None) -> list[Record]:
    """Records as a reader would place them: in a document and district, each fact in a sentence of its own."""
    places, found = count(10, 20), []
    for record in records:
        record = {"document": records[0].get("document", document)} | record
        if record["kind"] == "report":
            record |= {"district_code": code, "district_name": name or f"虚{code}区"}
        if record["kind"] == "fact":
            start = next(places)
            end = start + len(record["quote"])
            record = {"sentence": f"{record['subject']}{record['quote']}。", "start": start, "end": end} | record
        found.append(record)
    return found
