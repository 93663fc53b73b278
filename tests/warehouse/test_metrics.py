"""Metrics: what `mf` answers is what SQL answers on the published marts."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import yaml

from loaders.resources import resource
from tests.conftest import Examples, huibao
from warehouse.connection import database as open_database
from warehouse.query import ask

METRICS = resource("dbt_project/dbt_project.yml").parent / "models" / "metrics"


def asked(folder: Path, *words: str) -> list[dict[str, str]]:
    """What a query answers, from the CSV file that `mf` writes."""
    file = folder / "answer.csv"
    answer = huibao("metrics", "query", *words, "--csv", str(file), "--quiet")
    assert answer.code == 0, answer.out + answer.err
    with file.open(encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def test_attainment_by_district_and_year_is_what_sql_counts(examples: Examples, tmp_path: Path):
    rows = asked(
        tmp_path,
        *("--metrics", "attainment_rate,answer_rate,average_gap_points,average_gap_share"),
        *("--group-by", "district__district_name,metric_time__year"),
    )
    told = {
        (row["district__district_name"], row["metric_time__year"][:4]): [
            row[name] and round(float(row[name]), 9)
            for name in ("attainment_rate", "answer_rate", "average_gap_points", "average_gap_share")
        ]
        for row in rows
    }
    counted = ask(
        open_database(),
        """
        select
            district_name,
            extract(year from period_end)::integer::text as year,
            round(
                count(*) filter (where verdict = 'met') / nullif(count(*) filter (where verdict in ('met', 'missed')), 0)::numeric, 9
            ),
            round(
                count(*) filter (where actual_status = 'stated') / nullif(count(*) filter (where verdict <> 'pending'), 0)::numeric, 9
            ),
            round(avg(gap) filter (where unit = '%'), 9),
            round(avg(gap / abs(target_value)) filter (where measure = 'level' and unit is distinct from '%'), 9)
        from target_vs_actual
        group by 1, 2
        """,
    )
    assert told == {
        (district, year): ["" if value is None else float(value) for value in values]
        for district, year, *values in counted.rows
    }


def test_coverage_by_year_is_what_sql_counts(examples: Examples, tmp_path: Path):
    names = ("result_coverage", "target_coverage", "report_coverage")
    rows = asked(tmp_path, "--metrics", ",".join(names), "--group-by", "metric_time__year")
    told = {row["metric_time__year"][:4]: [round(float(row[name]), 9) for name in names] for row in rows}
    counted = ask(
        open_database(),
        """
        select year::text, round(results, 9), round(targets, 9), round(reports, 9)
        from
            (
                select
                    extract(year from period_end)::integer as year,
                    avg((result_status = 'stated')::integer) as results,
                    avg((target_status = 'stated')::integer) as targets
                from coverage
                group by 1
            ) as statements
        full join
            (
                select reviewed_year as year, avg((status = 'held')::integer) as reports
                from report_calendar
                group by 1
            ) as due using (year)
        """,
    )
    assert told == {year: list(map(float, shares)) for year, *shares in counted.rows}


def test_all_metrics_are_answered_together_on_one_axis_of_time(examples: Examples, tmp_path: Path):
    names = [
        metric["name"]
        for file in METRICS.glob("*.yml")
        for metric in yaml.safe_load(file.read_text(encoding="utf-8")).get("metrics", [])
    ]
    rows = asked(tmp_path, "--metrics", ",".join(names), "--group-by", "metric_time__year")
    assert len(names) > 10
    assert set(names) < set(rows[0])
    for row in rows:
        for whole, part in (("promises_judged", "promises_met"), ("reports_due", "reports_held")):
            assert float(row[part] or 0) <= float(row[whole] or 0)
        assert all(0 <= float(row[name] or 0) <= 1 for name in names if name.endswith(("_rate", "_coverage")))
    assert sum(float(row["reports_held"] or 0) for row in rows) == len(
        ask(open_database(), "select from report_calendar where status = 'held'").rows
    )


def test_what_mf_refuses_is_refused_in_its_words(examples: Examples):
    answer = huibao("metrics", "query", "--metrics", "nothing")
    assert answer.code != 0
    assert "does not exactly match any known metrics" in answer.out


def test_metrics_are_of_what_is_published_whatever_stands_in_the_workshop(own_examples: Examples, tmp_path: Path):
    with open_database().connect(autocommit=True) as owner:
        owner.execute("drop schema build cascade")
    (row,) = asked(tmp_path, "--metrics", "promises")
    (count,) = ask(open_database(), "select count(*) from target_vs_actual").rows
    assert int(row["promises"]) == count[0] > 0


def test_without_metricflow_metrics_say_how_to_get_it(examples: Examples, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    answer = huibao("metrics", "list", "metrics")
    assert answer.code == 1
    assert "pip install dbt-metricflow" in answer.err
