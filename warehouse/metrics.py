"""Asking the metrics of the dbt project with MetricFlow's `mf`: of what is published, as the reader."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from warehouse.build.dbt import project_folder
from warehouse.build.digests import files_digest
from warehouse.connection import Database
from warehouse.errors import WarehouseError
from warehouse.home import home


def ask_metrics(database: Database, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run `mf` and return what it printed and its exit code.

    Args:
        database: the warehouse.
        arguments: its words, such as `query --metrics attainment_rate`.

    Raises:
        WarehouseError: it is not installed, or the project's metrics cannot be read.
    """
    mf = _program("mf")
    if mf is None:
        raise WarehouseError(
            "Metrics need MetricFlow, huibao's extra `metrics`; install it with: pip install dbt-metricflow"
        )
    folder, project = home() / "metricflow", project_folder()
    settings = replace(database, url=database.reader_url).dbt_environment() | {
        "DBT_LOG_PATH": str(home() / "dbt" / "logs"),
        "DBT_PROFILES_DIR": str(project),
        "DBT_PROJECT_DIR": str(folder),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        "HUIBAO_DBT_TARGET": "marts",
        # A port where nobody answers: each time it runs, mf would ask the package index for a newer one.
        "HTTPS_PROXY": "http://127.0.0.1:9",
    }
    _prepare(folder, project, settings)
    return subprocess.run([mf, *arguments], env=os.environ | settings, capture_output=True, encoding="utf-8")


def _prepare(folder: Path, project: Path, settings: dict[str, str]) -> None:
    """Make what `mf` reads, a project's settings with its metrics as dbt parsed them, unless it is there.

    It stands in the data folder, since the project may be where nobody can write.
    """
    stamp = folder / "parsed-from"
    wanted = f"{files_digest(project)} {settings['HUIBAO_DBT_DBNAME']} {version('dbt-core')}\n"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(project / "dbt_project.yml", folder)
    dbt, target = _program("dbt") or "dbt", str(folder / "target")
    command = [dbt, "--quiet", "parse", "--project-dir", str(project), "--target-path", target]
    parsed = subprocess.run(command, env=os.environ | settings, capture_output=True, encoding="utf-8")
    if parsed.returncode:
        raise WarehouseError(f"dbt cannot read the metrics: {parsed.stdout.strip()}")
    stamp.write_text(wanted, encoding="utf-8")


def _program(name: str) -> str | None:
    """A program of the environment that huibao runs in."""
    return shutil.which(name, path=Path(sys.executable).parent)
