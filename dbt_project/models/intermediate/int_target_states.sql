with

answers as (

    select
        target_key,
        known_from,
        {{ surrogate_key(['target_evidence', 'actual_evidence', 'actual_status', 'verdict_reason']) }} as answer
    from {{ ref('int_target_verdicts') }}

),

compared as (

    select
        *,
        -- A day on which nothing came to light that changes the answer begins no state of its own.
        coalesce(answer <> lag(answer) over (
            partition by target_key
            order by known_from
        ), true) as is_change
    from answers

),

changes as (

    select
        {{ surrogate_key(['target_key', "to_char(known_from, 'YYYY-MM-DD')"]) }} as target_state_key,
        target_key,
        known_from,
        row_number() over by_day::integer as state_number,
        lead(known_from) over by_day as known_to
    from compared
    where is_change
    window by_day as (
        partition by target_key
        order by known_from
    )

)

select
    changes.*,
    verdicts.district_key,
    verdicts.year,
    verdicts.period_start,
    verdicts.period_end,
    verdicts.target_horizon,
    verdicts.indicator_code,
    verdicts.measure,
    verdicts.comparison_unit,
    verdicts.unit_dimension,
    verdicts.target_value,
    verdicts.promise_lower,
    verdicts.promise_upper,
    verdicts.target_bound,
    verdicts.stretch_value,
    verdicts.actual_value,
    verdicts.actual_bound,
    verdicts.actual_scenario,
    verdicts.verdict,
    verdicts.actual_status,
    verdicts.verdict_reason,
    verdicts.target_report_id,
    verdicts.actual_report_id,
    verdicts.target_passage_row_id,
    verdicts.actual_passage_row_id,
    verdicts.target_evidence,
    verdicts.actual_evidence,
    verdicts.is_corrected
from changes
inner join {{ ref('int_target_verdicts') }} as verdicts using (target_key, known_from)
