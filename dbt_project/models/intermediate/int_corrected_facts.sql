{{ config(materialized='view') }}

with

corrections as (

    select * from {{ ref('int_corrections') }}
    where
        is_applied
        and record_kind = 'fact'

),

read as not materialized (

    select * from {{ ref('stg_indicators') }}
    union all
    select * from {{ ref('stg_targets') }}

),

places as (

    select
        district_row_id,
        case when not is_reporting then district_name end as other_name
    from {{ ref('stg_districts') }}

),

withdrawn as (

    select
        report_row_id,
        record_index
    from corrections
    where action = 'withdraw'

),

kept as (

    select
        read.report_row_id,
        read.fact_index,
        read.passage_row_id,
        {{ corrected('indicator', 'read.indicator_code') }} as indicator_code,
        {{ corrected('subject', 'read.subject') }} as subject,
        {{ corrected('scenario', 'read.scenario') }} as scenario,
        {{ corrected('measure', 'read.measure') }} as measure,
        {{ corrected('value', 'read.value', 'numeric') }} as value,
        {{ corrected('unit', 'read.unit') }} as unit,
        {{ corrected('bound', 'read.bound') }} as bound,
        {{ corrected('rank_scope', 'read.rank_scope') }} as rank_scope,
        {{ corrected('basis', 'read.basis') }} as basis,
        {{ corrected('tier', 'read.tier') }} as tier,
        {{ corrected('base', 'read.base') }} as base,
        {{ corrected('definition', 'read.definition') }} as definition,
        {{ corrected('from_value', 'read.from_value', 'numeric') }} as from_value,
        read.quote,
        read.start_offset,
        read.end_offset,
        -- A person has looked at it.
        case when corrections.correction_key is null then read.confidence else 1 end as confidence,
        {{ corrected('region', 'places.other_name') }} as told_region,
        {{ corrected('period', 'years.period') }} as period,
        coalesce(corrections.period_start, years.period_start) as period_start,
        coalesce(corrections.period_end, years.period_end) as period_end,
        corrections.correction_key
    from read
    left join places using (district_row_id)
    left join {{ ref('stg_years') }} as years using (year_row_id)
    left join corrections
        on
            read.report_row_id = corrections.report_row_id
            and read.fact_index = corrections.record_index
    -- An anti-join, whose size the planner guesses well.
    left join withdrawn
        on
            read.report_row_id = withdrawn.report_row_id
            and read.fact_index = withdrawn.record_index
    where withdrawn.record_index is null

),

last_places as (

    select
        report_row_id,
        max(fact_index) as fact_index
    from read
    where report_row_id in (select corrections.report_row_id from corrections)
    group by report_row_id

),

added as (

    select
        corrections.report_row_id,
        -- Behind all that was read, and not next to it: neighbours may be the two ends of a range.
        coalesce(last_places.fact_index, 0) + 1 + row_number() over (
            partition by corrections.report_row_id
            order by corrections.place_start, corrections.correction_key
        )::integer as fact_index,
        corrections.passage_row_id,
        corrections.to_values ->> 'indicator' as indicator_code,
        corrections.to_values ->> 'subject' as subject,
        corrections.to_values ->> 'scenario' as scenario,
        corrections.to_values ->> 'measure' as measure,
        (corrections.to_values ->> 'value')::numeric as value,
        coalesce(corrections.to_values ->> 'unit', '') as unit,
        coalesce(corrections.to_values ->> 'bound', 'eq') as bound,
        corrections.to_values ->> 'rank_scope' as rank_scope,
        corrections.to_values ->> 'basis' as basis,
        corrections.to_values ->> 'tier' as tier,
        corrections.to_values ->> 'base' as base,
        corrections.to_values ->> 'definition' as definition,
        (corrections.to_values ->> 'from_value')::numeric as from_value,
        corrections.quote,
        corrections.place_start as start_offset,
        corrections.place_end as end_offset,
        1::real as confidence,
        corrections.to_values ->> 'region' as told_region,
        corrections.to_values ->> 'period' as period,
        corrections.period_start,
        corrections.period_end,
        corrections.correction_key
    from corrections
    left join last_places using (report_row_id)
    where corrections.action = 'add'

)

select * from kept
union all
select * from added
