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
        1 as preference,
        case
            -- Dollars do not answer yuan, but the reader of the answer should know that they were told.
            when targets.unit_dimension <> results.unit_dimension then 'unit'
            when coalesce(targets.prices_of, '') <> coalesce(words.prices_of, '') then 'prices'
            when targets.measure <> 'level' or targets.nature <> 'flow' or targets.target_horizon = 'annual' then null
            when targets.years = 1 and targets.told_as in ('sum', 'yearly') then 'years'
            -- Where words sum up the years, what is many times the last of them is a sum too.
            when
                targets.years = 1
                and targets.is_among_sums
                and results.actual_value < targets.target_value * {{ var('span_answer_share') }}
                then 'years'
        end as unfit,
        -- What is promised a year is answered by the mean of what all the years are told to have had.
        case
            when
                targets.told_as = 'yearly'
                and targets.years > 1
                and targets.nature = 'flow'
                and coalesce(words.told_as, '') <> 'yearly'
                then targets.years
            else 1
        end as years_told,
        results.*
    from targets
    inner join results using (area_key, indicator_code, measure, period_start, period_end)
    left join {{ ref('int_level_words') }} as words on results.actual_fact_key = words.fact_key
    -- To double by 2020 what it was in 2010 is not answered by the growth of 2020.
    where targets.measure not in ('growth', 'average_growth') or targets.unit_dimension = results.unit_dimension

),

last_year as (

    -- What is promised for a span of years may be told for its last year: 2021—2025年 … 达到.
    select
        targets.target_key,
        targets.known_from as target_known_from,
        2 as preference,
        case
            when coalesce(targets.prices_of, '') <> coalesce(words.prices_of, '') then 'prices'
            when targets.nature <> 'flow' then null
            -- What adds up over the years is reached in the last of them only where words say so.
            when
                coalesce(targets.told_as, '') <> 'reached'
                or results.actual_value < targets.target_value * {{ var('span_answer_share') }}
                then 'years'
        end as unfit,
        1 as years_told,
        results.*
    from targets
    inner join results using (area_key, indicator_code, measure, unit_dimension, period_end, year)
    left join {{ ref('int_level_words') }} as words on results.actual_fact_key = words.fact_key
    where
        targets.measure = 'level'
        and targets.years > 1
        and results.is_within_year
        and results.is_from_new_year

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
    unfit,
    years_told > 1 as is_mean,
    is_late,
    is_disputed,
    trim_scale(round(actual_value / years_told, 8)) as actual_value,
    actual_bound,
    actual_scenario,
    trim_scale(round(actual_lower / years_told, 8)) as actual_lower,
    trim_scale(round(actual_upper / years_told, 8)) as actual_upper,
    actual_lower_open,
    actual_upper_open,
    actual_fact_key,
    actual_report_id,
    actual_passage_row_id,
    actual_evidence,
    is_actual_corrected,
    known_from,
    known_to
from candidates
