with

targets as (

    select * from {{ ref('int_target_versions') }}

),

moments as (

    select * from {{ ref('int_target_moments') }}

),

known as (

    -- What a reader of that day could hold against the target.
    select
        moments.known_from as day,
        candidates.*
    from moments
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
    where preference is not null
    order by target_key, day, preference

),

told_otherwise as (

    select distinct
        target_key,
        day
    from known
    where preference is null

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
    answers.actual_report_id,
    answers.actual_passage_row_id,
    answers.actual_evidence,
    targets.is_target_corrected
    or coalesce(answers.is_actual_corrected, false)
    or (targets.target_bound = 'sync' and coalesce(reference.is_reference_corrected, false)) as is_corrected,
    case when targets.target_bound = 'sync' then reference.reference_floor end as reference_floor,
    told_otherwise.target_key is not null as is_told_in_other_unit,
    case
        when answers.target_key is not null then 'stated'
        when reviews.reviewed_until is null or reviews.reviewed_until < targets.period_end then 'report_missing'
        when unread.indicator_code is not null then 'stated_not_read'
        else 'not_stated'
    end as actual_status,
    moments.known_from,
    moments.known_to
from moments
inner join targets on moments.target_key = targets.target_key and moments.target_known_from = targets.known_from
left join answers on moments.target_key = answers.target_key and moments.known_from = answers.day
left join told_otherwise on moments.target_key = told_otherwise.target_key and moments.known_from = told_otherwise.day
left join {{ ref('int_reference_growth') }} as reference
    on
        targets.district_key = reference.district_key
        and targets.period_start = reference.period_start
        and targets.period_end = reference.period_end
        and moments.known_from >= reference.known_from
        and (reference.known_to is null or moments.known_from < reference.known_to)
left join {{ ref('int_reviews') }} as reviews
    on
        targets.district_key = reviews.district_key
        and targets.year = reviews.year
        and moments.known_from >= reviews.known_from
        and (reviews.known_to is null or moments.known_from < reviews.known_to)
left join {{ ref('int_unread_indicators') }} as unread
    on
        targets.district_key = unread.district_key
        and targets.year = unread.year
        and targets.indicator_code = unread.indicator_code
        and moments.known_from >= unread.known_from
