with

targets as (

    select * from {{ ref('int_targets_in_force') }}
    where target_horizon = 'annual'

),

results as (

    -- From New Year's Day to a day within the year: a quarter by itself says nothing about the year so far.
    select * from {{ ref('int_results') }}
    where
        definition is null
        and is_within_year
        and is_from_new_year
        and not is_to_year_end

),

answers as (

    select
        targets.*,
        results.period_end as told_until,
        results.actual_value,
        results.actual_bound,
        results.actual_scenario,
        results.actual_lower,
        results.actual_upper,
        results.actual_lower_open,
        results.actual_upper_open,
        results.actual_report_id,
        results.actual_passage_row_id,
        results.actual_evidence,
        results.is_actual_corrected,
        row_number() over (
            partition by
                targets.area_key,
                targets.year,
                targets.indicator_code,
                targets.measure,
                results.period_end
            order by targets.unit_dimension = catalogue.unit_dimension desc nulls last, targets.unit_dimension
        ) as place
    from targets
    inner join results using (area_key, indicator_code, year, measure, unit_dimension)
    inner join {{ ref('int_catalogue') }} as catalogue using (indicator_code)

)

select
    answers.*,
    coalesce(
        answers.target_lower,
        case when answers.target_bound = 'sync' then reference.reference_floor end
    ) as promise_lower,
    answers.target_upper as promise_upper,
    answers.target_lower_open as promise_lower_open,
    answers.target_upper_open as promise_upper_open,
    answers.is_target_corrected
    or answers.is_actual_corrected
    or (answers.target_bound = 'sync' and coalesce(reference.is_reference_corrected, false)) as is_corrected,
    answers.measure = 'level' and answers.nature = 'flow' as is_flow_level,
    case
        when answers.measure = 'level' and answers.nature = 'flow' and answers.target_value > 0
            then answers.actual_value / answers.target_value * 100
    end as share_of_target_pct,
    extract(month from answers.told_until) / 12 * 100 as share_of_year_pct
from answers
left join {{ ref('int_reference_growth') }} as reference
    on
        answers.area_key = reference.area_key
        and answers.period_start = reference.period_start
        and answers.told_until = reference.period_end
where answers.place = 1
