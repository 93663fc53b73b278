"""What each fetch, load and build did, kept in `staging.runs` and shown by the view `marts.runs`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version

from sqlalchemy import Engine, func, insert, update

from loaders.resources import resource
from warehouse.schema import runs

RUNS_VIEW = """
drop view if exists marts.runs;
create view marts.runs as
select
    run_id,
    command,
    coalesce(outcome, 'running') as outcome,
    started_at,
    finished_at,
    round(extract(epoch from finished_at - started_at), 1) as duration_seconds,
    documents_found,
    documents_new,
    documents_changed,
    documents_loaded,
    documents_unchanged,
    documents_no_report,
    documents_rejected,
    targets_loaded,
    results_loaded,
    milestones_loaded,
    build_id,
    rows_added,
    rows_removed,
    code_version,
    reader_version,
    catalogue_version,
    message
from staging.runs;
comment on view marts.runs is 'What each fetch, load and build did. It shows the present, whichever build is shown. One row per run.';
comment on column marts.runs.run_id is '运行编号 - counts the runs.';
comment on column marts.runs.command is '命令 - fetch, load or build.';
comment on column marts.runs.outcome is '结局 - done, failed, or running; a run that was killed stays running.';
comment on column marts.runs.started_at is '开始时间 - when it began.';
comment on column marts.runs.finished_at is '结束时间 - when it ended.';
comment on column marts.runs.duration_seconds is '用时（秒） - from its beginning to its end.';
comment on column marts.runs.documents_found is '发现文件数 - of a fetch, documents that its sources name.';
comment on column marts.runs.documents_new is '新文件数 - documents at addresses that were not known.';
comment on column marts.runs.documents_changed is '变动文件数 - of a fetch, documents with other bytes than before; of a load, with other words.';
comment on column marts.runs.documents_loaded is '读入文件数 - documents that were read and stored.';
comment on column marts.runs.documents_unchanged is '未变文件数 - documents that the same reader had read before.';
comment on column marts.runs.documents_no_report is '非报告文件数 - documents that are readable and no report.';
comment on column marts.runs.documents_rejected is '未读成文件数 - documents that stand in rejections.';
comment on column marts.runs.targets_loaded is '读入目标数 - targets told in what was stored.';
comment on column marts.runs.results_loaded is '读入结果数 - actuals and estimates told in what was stored.';
comment on column marts.runs.milestones_loaded is '读入项目节点数 - milestones of projects told in what was stored.';
comment on column marts.runs.build_id is '建仓编号 - of a build, its number.';
comment on column marts.runs.rows_added is '新增行数 - of a build, rows of all views that are new.';
comment on column marts.runs.rows_removed is '删去行数 - of a build, rows of all views that are gone.';
comment on column marts.runs.code_version is '程序版本 - the huibao that ran.';
comment on column marts.runs.reader_version is '读法版本 - the reader that read; records for typed ones.';
comment on column marts.runs.catalogue_version is '目录版本 - digest of the seeds: districts, indicators, units, published figures.';
comment on column marts.runs.message is '说明 - why it failed; of a build that did not, what was made anew and why.';
"""
"""The statements that make the view; whoever makes it may read `staging`."""


@contextmanager
def recorded(
    engine: Engine, command: str, reader_version: str | None, did: Callable[[], Mapping[str, object]]
) -> Iterator[None]:
    """Keep a row of `staging.runs` for what happens inside, whether it ends well or not.

    Args:
        engine: in a role that may write the table.
        command: `fetch`, `load` or `build`.
        reader_version: who reads; None if nothing is read.
        did: asked at the end; values of columns of `staging.runs`.
    """
    begun = {
        "command": command,
        "reader_version": reader_version,
        "code_version": version("huibao"),
        "catalogue_version": _catalogue_version(),
    }
    with engine.begin() as connection:
        run = connection.scalar(insert(runs).values(begun).returning(runs.c.run_id))
    ended: dict[str, object] = {"outcome": "failed"}
    try:
        yield
        ended = {"outcome": "done"}
    except BaseException as error:
        ended["message"] = str(error) or type(error).__name__
        raise
    finally:
        with engine.begin() as connection:
            values = {"finished_at": func.now(), **did(), **ended}
            connection.execute(update(runs).where(runs.c.run_id == run).values(values))


@cache
def _catalogue_version() -> str:
    digest = hashlib.sha256()
    for seed in sorted(resource("dbt_project/seeds").glob("*.csv")):
        digest.update(seed.name.encode() + b"\0" + seed.read_bytes())
    return digest.hexdigest()[:12]
