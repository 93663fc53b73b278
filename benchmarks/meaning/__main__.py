"""Load the reports of the folder HUIBAO_CORPUS, build, and let every module here show what the marts say of them.

`make check-meaning`, or `.venv/bin/python -m benchmarks.meaning [MODULE…]`. The warehouse is that of HUIBAO_HOME; reports
that it holds already are not read again.
"""

from __future__ import annotations

import os
import pkgutil
import sys
from importlib import import_module
from pathlib import Path

import benchmarks.meaning
from benchmarks.meaning.asking import Asked
from loaders.sources.folder import documents_under
from warehouse.build import build
from warehouse.connection import database as open_database
from warehouse.load.documents import load_documents
from warehouse.migrate import migrate

_HELPERS = {"__main__", "asking"}


def main(chosen: list[str]) -> None:
    """Show what the chosen modules, or all, have to show."""
    folder = os.environ.get("HUIBAO_CORPUS")
    if not folder or not Path(folder).is_dir():
        print("Skipped: HUIBAO_CORPUS names no folder of reports.")
        return
    database = open_database()
    migrate(database)
    load_documents(database, list(documents_under([Path(folder)])))
    build(database)
    for name in chosen or modules():
        for line in import_module(f"benchmarks.meaning.{name}").show(Asked(database)):
            print(f"{name}: {line}", flush=True)


def modules() -> list[str]:
    """The modules of this folder that show something."""
    found = (module.name for module in pkgutil.iter_modules(benchmarks.meaning.__path__))
    return sorted(name for name in found if name not in _HELPERS)


if __name__ == "__main__":
    main(sys.argv[1:])
