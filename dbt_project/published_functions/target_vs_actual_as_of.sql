-- `target_vs_actual` as a reader of that day would have had it: reports given later, and what they revise, are unknown.
-- Stable, so that all it reads is of the snapshot, and so of the build, of the query that asks.
create or replace function marts.target_vs_actual_as_of(as_of date)
returns table (
    target_vs_actual_key text,
    district_code text,
    district_name text,
    year integer,
    period_start date,
    period_end date,
    target_horizon text,
    indicator_code text,
    indicator_name text,
    measure text,
    unit text,
    unit_dimension text,
    target_value numeric,
    target_lower numeric,
    target_upper numeric,
    target_bound text,
    stretch_value numeric,
    actual_value numeric,
    actual_bound text,
    actual_scenario text,
    gap numeric,
    verdict text,
    actual_status text,
    verdict_reason text,
    target_report_id text,
    actual_report_id text,
    target_sentence text,
    actual_sentence text,
    target_evidence text,
    actual_evidence text,
    is_corrected boolean
)
language sql stable parallel safe
as $$
    select
        target_vs_actual_key,
        district_code,
        district_name,
        year,
        period_start,
        period_end,
        target_horizon,
        indicator_code,
        indicator_name,
        measure,
        unit,
        unit_dimension,
        target_value,
        target_lower,
        target_upper,
        target_bound,
        stretch_value,
        actual_value,
        actual_bound,
        actual_scenario,
        gap,
        verdict,
        actual_status,
        verdict_reason,
        target_report_id,
        actual_report_id,
        target_sentence,
        actual_sentence,
        target_evidence,
        actual_evidence,
        is_corrected
    from marts.target_vs_actual_history
    where
        known_from <= as_of
        and (known_to is null or known_to > as_of)
$$;

comment on function marts.target_vs_actual_as_of(date) is
'target_vs_actual as a reader of that day would have had it: reports given later are unknown, a promise whose answer was '
'not given yet is pending. One row per district, year, indicator, measure, unit dimension and horizon.';
