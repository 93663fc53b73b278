with

verdicts as (

    select * from {{ ref('int_target_verdicts') }}

)

select
    verdicts.target_key as target_vs_actual_key,
    districts.district_code,
    districts.district_name,
    verdicts.year,
    verdicts.period_start,
    verdicts.period_end,
    verdicts.target_horizon,
    verdicts.indicator_code,
    indicators.indicator_name,
    verdicts.measure,
    verdicts.comparison_unit as unit,
    verdicts.unit_dimension,
    verdicts.target_value,
    verdicts.promise_lower as target_lower,
    verdicts.promise_upper as target_upper,
    verdicts.target_bound,
    verdicts.stretch_value,
    verdicts.actual_value,
    verdicts.actual_bound,
    verdicts.actual_scenario,
    trim_scale(verdicts.actual_value - verdicts.target_value) as gap,
    verdicts.verdict,
    verdicts.actual_status,
    verdicts.verdict_reason,
    verdicts.target_report_id,
    verdicts.actual_report_id,
    target_passages.sentence as target_sentence,
    actual_passages.sentence as actual_sentence,
    verdicts.target_evidence,
    verdicts.actual_evidence
from verdicts
inner join {{ ref('dim_district') }} as districts using (district_key)
inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
left join {{ ref('stg_passages') }} as target_passages
    on verdicts.target_passage_row_id = target_passages.passage_row_id
left join {{ ref('stg_passages') }} as actual_passages
    on verdicts.actual_passage_row_id = actual_passages.passage_row_id
