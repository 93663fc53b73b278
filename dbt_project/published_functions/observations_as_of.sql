-- The figures as they were known on that day: of all tellings up to it, the one that the figure was known by.
-- Stable, so that all it reads is of the snapshot, and so of the build, of the query that asks.
create or replace function marts.observations_as_of(as_of date)
returns table (
    observation_key text,
    district_code text,
    district_name text,
    indicator_code text,
    indicator_name text,
    measure text,
    period_start date,
    period_end date,
    year integer,
    scenario text,
    definition text,
    unit text,
    unit_dimension text,
    telling_number integer,
    value numeric,
    bound text,
    first_value numeric,
    is_revised boolean,
    told_on date,
    report_id text,
    report_title text,
    report_kind text,
    sentence text,
    evidence text,
    is_corrected boolean
)
language sql stable parallel safe
as $$
    select
        vintage_key as observation_key,
        district_code,
        district_name,
        indicator_code,
        indicator_name,
        measure,
        period_start,
        period_end,
        year,
        scenario,
        definition,
        unit,
        unit_dimension,
        telling_number,
        value,
        bound,
        first_value,
        is_revised,
        told_on,
        report_id,
        report_title,
        report_kind,
        sentence,
        evidence,
        is_corrected
    from marts.vintages
    where
        side = 'result'
        and supersedes
        and told_on <= as_of
        and (superseded_on is null or superseded_on > as_of)
$$;

comment on function marts.observations_as_of(date) is
'Results as they were known on that day: the latest telling of each figure up to it, not counting those that only round '
'or repeat what was known. One row per district, indicator, measure, unit dimension, definition and period.';
