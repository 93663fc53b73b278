"""What `huibao build` costs after one new report, beside a full build of the same; and whether the rows are the same.

    HUIBAO_CORPUS=corpus/ .venv/bin/python benchmarks/incremental_build.py [REPORT…]

Loads the folder HUIBAO_CORPUS, a folder for each place with a file for each year, into a warehouse of its own, but for the
reports that are named (else the newest of the places with the most, a middling number of and the fewest reports). Builds.
Then loads each of them and builds again. At the end all is built in full, which is what the times are compared with, and
every row of every view is compared with what it was before.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from loaders.sources.folder import documents_under

HUIBAO = Path(sys.executable).with_name("huibao")
MARTS = "select viewname from pg_views where schemaname = 'marts' and viewname <> 'runs' order by viewname"


def main() -> None:
    corpus = os.environ.get("HUIBAO_CORPUS")
    if not corpus:
        print("HUIBAO_CORPUS names no folder of reports; skipped.")
        return
    held_out = [Path(name).absolute() for name in sys.argv[1:]] or of_three_places(Path(corpus).absolute())
    with tempfile.TemporaryDirectory(prefix="huibao-") as folder:
        os.environ["HUIBAO_HOME"] = folder
        try:
            measure(Path(corpus).absolute(), held_out)
        finally:
            huibao("db", "stop")


def measure(corpus: Path, held_out: list[Path]) -> None:
    huibao("db", "start")
    rest = [file for file in documents_under([corpus]) if file not in held_out]
    huibao("load", *map(str, rest))
    huibao("build")
    took = []
    for report in held_out:
        huibao("load", str(report))
        took.append(huibao("build"))
    owner = huibao("db", "url", "--owner")[1].strip()
    with psycopg.connect(owner, autocommit=True) as connection:
        marts = [name for (name,) in connection.execute(MARTS)]
        for name in marts:
            connection.execute(f'create temporary table "{name}" as select * from marts."{name}"'.encode())
        full, *_ = huibao("build", "--full")
        others = sum(differing(connection, name) for name in marts)
        rows = sum(connection.execute(f'select count(*) from "{name}"'.encode()).fetchone()[0] for name in marts)
    print(f"{len(rest) + len(held_out):,} documents; a full build: {full:.1f} s")
    for report, (seconds, _, told) in zip(held_out, took, strict=True):
        print(f"{report.relative_to(corpus)}: {seconds:.1f} s, {seconds / full:.0%} of a full build; {told}")
    print(f"{rows:,} rows of {len(marts)} views, of which {others:,} are others after a full build")


def huibao(*words: str) -> tuple[float, str, str]:
    """Run a command; the seconds that it took, what it answered, and what it said of how it built."""
    started = time.monotonic()
    ended = subprocess.run([HUIBAO, *words], capture_output=True, text=True, check=True)
    seconds = time.monotonic() - started
    told = next((line for line in ended.stderr.splitlines() if line.startswith(("Incremental: ", "Full: "))), "")
    return seconds, ended.stdout, told


def differing(connection: psycopg.Connection, name: str) -> int:
    """How many rows of a view only one of the two builds has."""
    before, after = f'select * from pg_temp."{name}"', f'select * from marts."{name}"'
    row = connection.execute(
        f"select count(*) from (({before} except all {after}) union all ({after} except all {before})) as rows".encode()
    ).fetchone()
    return int(row[0]) if row else 0


def of_three_places(corpus: Path) -> list[Path]:
    """The newest report of the places with the most, a middling number of and the fewest reports."""
    places = sorted((sorted(place.iterdir()) for place in corpus.iterdir() if place.is_dir()), key=len)
    return [place[-1] for place in (places[-1], places[len(places) // 2], places[0])]


if __name__ == "__main__":
    main()
