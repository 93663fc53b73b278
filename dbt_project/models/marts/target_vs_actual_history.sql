with

states as (

    select * from {{ ref('int_target_states') }}

)

select
    states.target_state_key,
    states.target_key as target_vs_actual_key,
    states.state_number,
    states.known_from,
    states.known_to,
    districts.district_code,
    districts.district_name,
    states.year,
    states.period_start,
    states.period_end,
    states.target_horizon,
    states.indicator_code,
    indicators.indicator_name,
    states.measure,
    states.comparison_unit as unit,
    states.unit_dimension,
    states.target_value,
    states.promise_lower as target_lower,
    states.promise_upper as target_upper,
    states.target_bound,
    states.stretch_value,
    states.actual_value,
    states.actual_bound,
    states.actual_scenario,
    trim_scale(states.actual_value - states.target_value) as gap,
    states.verdict,
    states.actual_status,
    states.verdict_reason,
    states.target_report_id,
    states.actual_report_id,
    target_passages.sentence as target_sentence,
    actual_passages.sentence as actual_sentence,
    states.target_evidence,
    states.actual_evidence,
    states.is_corrected
from states
inner join {{ ref('dim_district') }} as districts using (district_key)
inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
left join {{ ref('stg_passages') }} as target_passages
    on states.target_passage_row_id = target_passages.passage_row_id
left join {{ ref('stg_passages') }} as actual_passages
    on states.actual_passage_row_id = actual_passages.passage_row_id
