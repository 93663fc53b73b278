with

known as (

    -- What a reader of that day could hold against the target.
    select
        moments.known_from as day,
        -- What is told years later is a revised figure: it answers only where no report is held that ought to have.
        candidates.is_late and moments.is_reviewed as is_too_late,
        candidates.*
    from {{ ref('int_target_moments') }} as moments
    inner join {{ ref('int_target_candidates') }} as candidates
        on
            moments.target_key = candidates.target_key
            and moments.target_known_from = candidates.target_known_from
            and moments.known_from >= candidates.known_from
            and (candidates.known_to is null or moments.known_from < candidates.known_to)

),

answers as (

    select distinct on (target_key, day) *
    from known
    where unfit is null and not is_too_late
    order by target_key, day, is_late, preference

),

not_answers as (

    select
        target_key,
        day,
        bool_or(unfit = 'unit') as is_told_in_other_unit,
        bool_or(unfit = 'years') as is_told_for_one_year,
        bool_or(unfit = 'prices') as is_told_at_other_prices,
        bool_or(is_too_late) as is_told_too_late
    from known
    group by target_key, day

)

select
    targets.target_key,
    targets.district_key,
    targets.year,
    targets.years,
    targets.period_start,
    targets.period_end,
    targets.target_horizon,
    targets.indicator_code,
    targets.nature,
    targets.measure,
    targets.unit_dimension,
    targets.comparison_unit,
    targets.target_value,
    targets.target_bound,
    targets.promise_side,
    targets.target_lower,
    targets.target_upper,
    targets.target_lower_open,
    targets.target_upper_open,
    targets.stretch_value,
    targets.target_report_id,
    targets.target_passage_row_id,
    targets.target_evidence,
    answers.actual_value,
    answers.actual_bound,
    answers.actual_scenario,
    answers.actual_lower,
    answers.actual_upper,
    answers.actual_lower_open,
    answers.actual_upper_open,
    answers.actual_fact_key,
    answers.actual_report_id,
    answers.actual_passage_row_id,
    answers.actual_evidence,
    targets.is_target_corrected
    or coalesce(answers.is_actual_corrected, false)
    or (targets.target_bound = 'sync' and coalesce(reference.is_reference_corrected, false)) as is_corrected,
    case when targets.target_bound = 'sync' then reference.reference_floor end as reference_floor,
    coalesce(not_answers.is_told_in_other_unit, false) as is_told_in_other_unit,
    coalesce(not_answers.is_told_for_one_year, false) as is_told_for_one_year,
    coalesce(not_answers.is_told_at_other_prices, false) as is_told_at_other_prices,
    coalesce(not_answers.is_told_too_late, false) as is_told_too_late,
    answers.is_late as is_actual_late,
    answers.is_disputed as is_actual_disputed,
    answers.is_mean as is_actual_mean,
    case
        when answers.target_key is not null then 'stated'
        when not moments.is_reviewed then 'report_missing'
        when unread.indicator_code is not null then 'stated_not_read'
        else 'not_stated'
    end as actual_status,
    moments.known_from,
    moments.known_to
from {{ ref('int_target_moments') }} as moments
inner join {{ ref('int_target_versions') }} as targets
    on moments.target_key = targets.target_key and moments.target_known_from = targets.known_from
left join answers on moments.target_key = answers.target_key and moments.known_from = answers.day
left join not_answers on moments.target_key = not_answers.target_key and moments.known_from = not_answers.day
left join {{ ref('int_reference_growth') }} as reference
    on
        targets.area_key = reference.area_key
        and targets.period_start = reference.period_start
        and targets.period_end = reference.period_end
        and moments.known_from >= reference.known_from
        and (reference.known_to is null or moments.known_from < reference.known_to)
left join {{ ref('int_unread_indicators') }} as unread
    on
        targets.area_key = unread.area_key
        and targets.year = unread.year
        and targets.indicator_code = unread.indicator_code
        and moments.known_from >= unread.known_from
