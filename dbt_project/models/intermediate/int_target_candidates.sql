with

targets as (

    select * from {{ ref('int_target_versions') }}

),

results as (

    select * from {{ ref('int_result_versions') }}
    where definition is null

),

same_period as (

    select
        targets.target_key,
        targets.known_from as target_known_from,
        -- Dollars do not answer yuan, but the reader of the answer should know that they were told.
        case when targets.unit_dimension = results.unit_dimension then 1 end as preference,
        results.*
    from targets
    inner join results using (area_key, indicator_code, measure, period_start, period_end)
    -- To double by 2020 what it was in 2010 is not answered by the growth of 2020.
    where targets.measure not in ('growth', 'average_growth') or targets.unit_dimension = results.unit_dimension

),

last_year as (

    -- What is promised for a span of years may be told for its last year: 2021—2025年 … 达到.
    select
        targets.target_key,
        targets.known_from as target_known_from,
        2 as preference,
        results.*
    from targets
    inner join results using (area_key, indicator_code, measure, unit_dimension, period_end, year)
    where
        targets.measure = 'level'
        and targets.years > 1
        and results.is_within_year
        and results.is_from_new_year
        and (
            targets.nature <> 'flow'
            or results.actual_value >= targets.target_value * {{ var('span_answer_share') }}
        )

),

candidates as (

    select * from same_period
    union all
    select * from last_year

)

select
    target_key,
    target_known_from,
    result_key,
    preference,
    is_late,
    is_disputed,
    actual_value,
    actual_bound,
    actual_scenario,
    actual_lower,
    actual_upper,
    actual_lower_open,
    actual_upper_open,
    actual_report_id,
    actual_passage_row_id,
    actual_evidence,
    is_actual_corrected,
    known_from,
    known_to
from candidates
