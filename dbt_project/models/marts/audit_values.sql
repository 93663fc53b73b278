-- Growth and levels that are hardly possible; each row is to be looked at.
with

growths as (

    select
        facts.fact_key as audit_value_key,
        'growth' as rule,
        facts.district_key,
        facts.report_id,
        facts.indicator_code,
        extract(year from facts.period_end)::integer as year,
        facts.scenario,
        facts.comparison_value as value,
        facts.comparison_unit as unit,
        null::numeric as previous_value,
        facts.passage_row_id,
        {{ evidence('reports.content_hash', 'facts.start_offset', 'facts.end_offset') }} as evidence,
        facts.correction_key is not null as is_corrected
    from {{ ref('int_facts') }} as facts
    inner join {{ ref('int_reports') }} as reports using (report_id)
    where
        facts.indicator_code is not null
        and facts.region_name is null
        and facts.measure in ('growth', 'average_growth')
        -- Over several years much may grow as much.
        and (facts.measure = 'average_growth' or facts.period_end - facts.period_start < 366)
        and abs(facts.comparison_value) > {{ var('audit_growth_pct') }}

),

jumps as (

    select
        {{ surrogate_key([
            'later.district_key', 'later.indicator_code', 'later.year', 'later.unit_dimension', 'later.definition',
        ]) }} as audit_value_key,
        'jump' as rule,
        later.district_key,
        later.report_id,
        later.indicator_code,
        later.year,
        later.value_scenario as scenario,
        later.value,
        later.unit,
        earlier.value as previous_value,
        later.passage_row_id,
        later.evidence,
        later.is_level_corrected or earlier.is_level_corrected as is_corrected
    from {{ ref('int_annual_levels') }} as later
    inner join {{ ref('int_annual_levels') }} as earlier
        on
            later.district_key = earlier.district_key
            and later.indicator_code = earlier.indicator_code
            and later.year = earlier.year + 1
            and later.unit_dimension = earlier.unit_dimension
            and later.definition is not distinct from earlier.definition
    where
        later.is_shown
        and earlier.is_shown
        and (
            abs(later.value) >= abs(earlier.value) * {{ var('audit_jump') }}
            or abs(earlier.value) >= abs(later.value) * {{ var('audit_jump') }}
        )
        and later.value <> earlier.value

),

suspects as (

    select * from growths
    union all
    select * from jumps

)

select
    suspects.audit_value_key,
    suspects.rule,
    suspects.report_id,
    districts.district_code,
    districts.district_name,
    suspects.indicator_code,
    indicators.indicator_name,
    suspects.year,
    suspects.scenario,
    suspects.value,
    suspects.unit,
    suspects.previous_value,
    passages.sentence,
    suspects.evidence,
    suspects.is_corrected
from suspects
inner join {{ ref('dim_district') }} as districts using (district_key)
inner join {{ ref('dim_indicator') }} as indicators using (indicator_code)
left join {{ ref('stg_passages') }} as passages using (passage_row_id)
