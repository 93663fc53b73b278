with

answers as (

    select
        answers.*,
        -- Far from its promise, and from what growth makes of the year before, it may be another's figure.
        contradicted.fact_key is not null
        and answers.target_value > 0
        and greatest(
            answers.actual_value / answers.target_value,
            answers.target_value / nullif(answers.actual_value, 0)
        ) > {{ var('implausible_ratio') }} as is_implausible,
        -- A target in step with growth is a floor that only the growth itself sets.
        coalesce(answers.target_lower, answers.reference_floor) as promise_lower,
        answers.target_upper as promise_upper,
        answers.target_lower_open as promise_lower_open,
        answers.target_upper_open as promise_upper_open
    from {{ ref('int_target_answers') }} as answers
    left join {{ ref('int_contradicted_levels') }} as contradicted on answers.actual_fact_key = contradicted.fact_key

),

judged as (

    select
        *,
        case
            when actual_status = 'report_missing' then 'pending'
            when actual_status <> 'stated' or is_implausible then 'undetermined'
            else {{ kept_by('promise_side', 'promise', 'actual') }}
        end as verdict
    from answers

)

select
    *,
    case
        when actual_status = 'report_missing' then 'no report is held that reviews the period to its end'
        when actual_status = 'stated_not_read' then 'a report names it beside a figure that could not be read'
        when actual_status = 'not_stated' and is_told_too_late
            then 'the report that reviews the period does not say; what is told years later is revised'
        when actual_status = 'not_stated' and is_told_in_other_unit then 'it is told in a unit that does not compare'
        when actual_status = 'not_stated' and is_told_at_other_prices
            then 'it is promised and told in the prices of different years'
        when actual_status = 'not_stated' and is_told_for_one_year
            then 'it is promised for several years together, and told of one of them'
        when actual_status = 'not_stated' then 'the report that reviews the period does not say'
        when target_bound = 'sync' and reference_floor is null then 'the growth to keep step with is not known'
        when promise_side = 'unknown' then 'what the target is measured against is not known'
        when is_implausible then 'the growth told beside the result contradicts it'
        when verdict = 'undetermined' and promise_side = 'band' and actual_upper < promise_lower
            then 'less than promised, and this indicator has no better side'
        when verdict = 'undetermined' and is_actual_disputed
            then 'one report tells two figures that cannot both be right'
        when verdict = 'undetermined' then 'the words of the result allow both'
        else
            case verdict when 'met' then 'keeps ' else 'breaks ' end
            || case promise_side
                when 'floor' then 'the floor of ' || trim_scale(promise_lower)
                when 'ceiling' then 'the ceiling of ' || trim_scale(promise_upper)
                else 'the band from ' || trim_scale(promise_lower) || ' to ' || trim_scale(promise_upper)
            end
            || case when target_bound = 'sync' then ', the growth told less the tolerance' else '' end
            || case when is_actual_mean then ', by the mean of the years' else '' end
            || case when is_actual_late then ', by what a report told years later' else '' end
    end as verdict_reason
from judged
