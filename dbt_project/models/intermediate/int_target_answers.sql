with

targets as (

    select * from {{ ref('int_targets_in_force') }}

),

results as (

    select * from {{ ref('int_results') }}
    where definition is null

),

same_period as (

    select
        targets.target_key,
        results.*
    from targets
    inner join results using (district_key, indicator_code, measure, unit_dimension, period_start, period_end)

),

last_year as (

    -- What is promised for a span of years may be told for its last year: 2021—2025年 … 达到.
    select
        targets.target_key,
        results.*
    from targets
    inner join results using (district_key, indicator_code, measure, unit_dimension, period_end, year)
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

answers as (

    select * from same_period
    union all
    select * from last_year
    where target_key not in (select same_period.target_key from same_period)

),

told_otherwise as (

    -- Dollars do not answer yuan, but the reader of the answer should know that they were told.
    select distinct targets.target_key
    from targets
    inner join results using (district_key, indicator_code, measure, period_start, period_end)
    where targets.unit_dimension <> results.unit_dimension

)

select
    targets.*,
    answers.actual_value,
    answers.actual_bound,
    answers.actual_scenario,
    answers.actual_lower,
    answers.actual_upper,
    answers.actual_lower_open,
    answers.actual_upper_open,
    answers.actual_report_id,
    answers.actual_passage_row_id,
    answers.actual_evidence,
    case when targets.target_bound = 'sync' then reference.reference_floor end as reference_floor,
    told_otherwise.target_key is not null as is_told_in_other_unit,
    case
        when answers.target_key is not null then 'stated'
        when reviews.reviewed_until is null or reviews.reviewed_until < targets.period_end then 'report_missing'
        when targets.indicator_code = any(reviews.unread_indicators) then 'stated_not_read'
        else 'not_stated'
    end as actual_status
from targets
left join answers on targets.target_key = answers.target_key
left join told_otherwise on targets.target_key = told_otherwise.target_key
left join {{ ref('int_reference_growth') }} as reference
    on
        targets.district_key = reference.district_key
        and targets.period_start = reference.period_start
        and targets.period_end = reference.period_end
left join {{ ref('int_reviews') }} as reviews
    on
        targets.district_key = reviews.district_key
        and targets.year = reviews.year
