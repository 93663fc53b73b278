"""Running dbt inside this process."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.resources import resource
from warehouse.build.recipe import Recipe
from warehouse.connection import Database
from warehouse.errors import was_interrupted
from warehouse.home import home


@dataclass(frozen=True)
class Failure:
    """A model or test that failed: its name, and what PostgreSQL or dbt said."""

    name: str
    message: str


def project_folder() -> Path:
    """Where the dbt project is."""
    return resource("dbt_project/dbt_project.yml").parent


def run_dbt(
    database: Database, command: str, arguments: Sequence[str] = (), progress: Callable[[str], None] = lambda name: None
) -> list[Failure]:
    """Run one dbt command and return what failed.

    Args:
        database: where the models are made.
        command: `build`, `seed` …
        arguments: its options.
        progress: called with the name of each node that is done.
    """
    os.environ.update(database.dbt_environment())
    os.environ.setdefault("DBT_SEND_ANONYMOUS_USAGE_STATS", "false")
    from dbt.cli.main import dbtRunner  # takes seconds to import

    def on_event(event: Any) -> None:
        if event.info.name == "NodeFinished":
            progress(event.data.node_info.node_name)

    folder = project_folder()
    common = ("--project-dir", folder, "--profiles-dir", folder, "--target-path", target_folder(), "--no-use-colors")
    # What fails is told by us, in fewer words; dbt's own are in the log. Its debug log took a third of a build's processor time.
    quiet = ("--log-level", "none", "--log-level-file", "info", "--log-path", home() / "dbt" / "logs", "--no-print")
    options = (*quiet, "--no-version-check", command, *common)
    result = dbtRunner(callbacks=[on_event]).invoke([*map(str, options), *arguments])
    if was_interrupted(result.exception):  # which dbt takes for a failure like any other
        raise KeyboardInterrupt
    failures = [
        Failure(node.node.name, str(node.message or node.status).strip())
        for node in getattr(result.result, "results", [])
        if node.status in {"error", "fail", "runtime error"}
    ]
    if result.exception is not None:
        failures.append(Failure(f"dbt {command}", str(result.exception)))
    elif not result.success and not failures:
        failures.append(Failure(f"dbt {command}", f"it failed; its log is {home() / 'dbt' / 'logs' / 'dbt.log'}"))
    return failures


def compiled() -> Recipe:
    """What dbt compiled in its last run."""
    return Recipe.from_manifest(target_folder() / "manifest.json")


def node_count() -> int | None:
    """How many nodes the last full run had, for a progress bar; None before it."""
    results = target_folder() / "run_results.json"
    if not results.exists():
        return None
    return len(json.loads(results.read_text(encoding="utf-8"))["results"])


def target_folder() -> Path:
    """Where dbt keeps what it compiled and parsed."""
    return home() / "dbt" / "target"
