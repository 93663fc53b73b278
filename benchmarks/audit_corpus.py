"""What the files of a corpus alone can tell of the reader: exceptions, places, periods, GDP growth, official agreement.

    HUIBAO_CORPUS=reports/ .venv/bin/python benchmarks/audit_corpus.py [--list N] [--every N]

HUIBAO_CORPUS has a folder for each place, called by its full name, and in it a file for each year, called by the year that the
report was given in: `子虚市/2024.md`. A folder that says otherwise counts as wrong: look at what `--list` shows.
What a loaded warehouse tells of its reports is `huibao audit`.
"""

from __future__ import annotations

import argparse
import csv
import os
import re
import time
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.errors import RejectedDocument
from loaders.extract import extract
from loaders.facts import Fact, Report
from loaders.gazetteer import NATION_NAME
from loaders.horizons import last_year
from loaders.resources import resource
from loaders.sources.folder import documents_under

_OF_THE_NATION = {"国务院", "国家统计局"}
_SLOW = 2.0  # seconds
_NEAR = 0.35  # percentage points: a preliminary growth and the published one seldom differ by more
_FIRST_COMPARED = 2008  # before, the figures of the day are hardly published any more
_FIRST_TARGETS = 2004  # since then nearly every plan names a growth


@dataclass(frozen=True)
class File:
    """One file as it was read.

    Attributes:
        name: its path below the corpus.
        seconds: how long it took.
        failure: the exception, if reading it raised one that is no rejection.
        rejection: why it cannot be read.
        report: the first report in it.
        growth: all that is told of the area's GDP growth.
    """

    name: str
    seconds: float
    failure: str | None = None
    rejection: str | None = None
    report: Report | None = None
    growth: tuple[Fact, ...] = ()

    @property
    def place(self) -> str:
        """The area that the folder names."""
        folder = Path(self.name).parts[0]
        return NATION_NAME if folder in _OF_THE_NATION else folder

    @property
    def year(self) -> int | None:
        """The year that the file names."""
        named = re.match(r"\d{4}", Path(self.name).stem)
        return int(named[0]) if named else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", type=int, default=0, metavar="N", help="name the first N files of each fault")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="read every Nth file alone")
    given = parser.parse_args()
    folder = os.environ.get("HUIBAO_CORPUS")
    if not folder or not Path(folder).is_dir():
        print("Skipped: HUIBAO_CORPUS names no folder of reports.")
        return
    paths = [path for path in documents_under([Path(folder)]) if path.parent != Path(folder)][:: given.every]
    with ProcessPoolExecutor() as pool:
        files = list(pool.map(_read, [Path(folder)] * len(paths), paths, chunksize=8))
    for line in told(files, given.list):
        print(line)


def _read(corpus: Path, path: Path) -> File:
    name, started = path.relative_to(corpus).as_posix(), time.perf_counter()
    try:
        reports = extract(path).reports
    except RejectedDocument as rejection:
        return File(name, time.perf_counter() - started, rejection=str(rejection))
    except Exception:  # any other is a fault of the reader, and what this looks for
        return File(name, time.perf_counter() - started, failure=traceback.format_exc())
    seconds = time.perf_counter() - started
    if not reports:
        return File(name, seconds)
    growth = (fact for fact in reports[0].facts if fact.indicator == "gdp" and fact.measure == "growth")
    return File(name, seconds, report=reports[0].report, growth=tuple(one for one in growth if one.region is None))


def told(files: list[File], listed: int) -> Iterator[str]:
    """All lines of the answer."""
    yield f"{len(files):,} files"
    yield from _faults("raised an exception", files, lambda file: file.failure, listed)
    yield from _faults("rejected", files, lambda file: file.rejection, listed)
    yield from _faults("no report found", files, lambda file: not _is_unreadable(file) and file.report is None, listed)
    yield from _faults(f"took more than {_SLOW:g} s", files, lambda file: file.seconds > _SLOW, listed)
    read = [file for file in files if file.report]
    yield from _share("place as the folder says", read, _place_is_right, listed)
    yield from _share("reviews the year before the file's", read, _year_is_right, listed)
    work = [file for file in read if file.report and file.report.report_kind == "government_work" and _is_recent(file)]
    since = f"work reports since {_FIRST_TARGETS}:"
    yield from _share(f"{since} GDP growth of the year reviewed found", work, _has_result, listed)
    yield from _share(f"{since} GDP growth of the year planned found", work, _has_target, listed)
    compared = [file for file in read if _official(file) and _results(file)]
    title = f"since {_FIRST_COMPARED}: GDP growth of the year reviewed within {_NEAR} points of a published one"
    yield from _share(title, compared, _agrees, listed)


def _faults(title: str, files: Iterable[File], is_fault: Callable[[File], object], listed: int) -> Iterator[str]:
    faulty = [(file, what) for file in files if (what := is_fault(file))]
    yield f"{len(faulty):6,}  {title}"
    for file, what in faulty[:listed]:
        yield f"        {file.name}" + (f": {what.strip().splitlines()[-1]}" if isinstance(what, str) else "")


def _share(title: str, files: list[File], is_right: Callable[[File], bool], listed: int) -> Iterator[str]:
    wrong = [file for file in files if not is_right(file)]
    share = f"{100 * (1 - len(wrong) / len(files)):5.1f} %" if files else "      –"
    yield f"{share}  {title} ({len(files) - len(wrong):,} of {len(files):,})"
    for file in wrong[:listed]:
        report = file.report
        about = f"{report.district_name}, {report.period} → {report.planned_period}" if report else ""
        values = ", ".join(f"{fact.period} {fact.scenario} {fact.value}" for fact in file.growth)
        yield f"        {file.name}: {about}; {values}"


def _is_unreadable(file: File) -> bool:
    return file.failure is not None or file.rejection is not None


def _place_is_right(file: File) -> bool:
    return file.report is not None and file.report.district_name == file.place


def _year_is_right(file: File) -> bool:
    return file.report is not None and file.year is not None and last_year(file.report.period) == file.year - 1


def _is_recent(file: File) -> bool:
    return file.report is not None and last_year(file.report.period) + 1 >= _FIRST_TARGETS


def _results(file: File) -> list[Fact]:
    """GDP growth of the last year reviewed, as told."""
    if file.report is None:
        return []
    year = str(last_year(file.report.period))
    periods = {year, file.report.period}
    return [fact for fact in file.growth if fact.scenario != "target" and fact.period in periods]


def _has_result(file: File) -> bool:
    return bool(_results(file))


def _has_target(file: File) -> bool:
    planned = file.report.planned_period if file.report else None
    return any(fact.scenario == "target" and fact.period == planned for fact in file.growth)


def _agrees(file: File) -> bool:
    """Whether what is told first of the year is near a published figure, or its bound allows one."""
    first = _results(file)[0]
    return first.value is not None and any(_is_near(first, published) for published in _official(file))


def _is_near(told: Fact, published: float) -> bool:
    assert told.value is not None
    if told.bound in ("ge", "gt"):
        return published >= told.value - _NEAR
    if told.bound in ("le", "lt"):
        return published <= told.value + _NEAR
    return abs(told.value - published) <= _NEAR


def _official(file: File) -> list[float]:
    """The published growths of the year reviewed, as they stood before a census revised them."""
    if file.report is None or file.report.district_code is None or "-" in file.report.period:
        return []
    year = last_year(file.report.period)
    return _published().get((file.report.district_code, year), []) if year >= _FIRST_COMPARED else []


@cache
def _published() -> dict[tuple[str, int], list[float]]:
    """The published GDP growths by area and year, but for those that were only published after a census."""
    growths = defaultdict(list)
    with resource("dbt_project/seeds/official_statistics.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            is_growth = (row["indicator_code"], row["measure"]) == ("gdp", "growth")
            if is_growth and not row["vintage"].startswith("rev-"):
                growths[row["district_code"], int(row["year"])].append(float(row["value"]))
    return growths


if __name__ == "__main__":
    main()
