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
    {{ evidence('target_reports.content_hash', 'verdicts.target_start_offset', 'verdicts.target_end_offset') }}
        as target_evidence,
    {{ evidence('actual_reports.content_hash', 'verdicts.actual_start_offset', 'verdicts.actual_end_offset') }}
        as actual_evidence
from verdicts
inner join {{ ref('dim_district') }} as districts using (district_key)
inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
inner join {{ ref('int_reports') }} as target_reports on verdicts.target_report_id = target_reports.report_id
left join {{ ref('int_reports') }} as actual_reports on verdicts.actual_report_id = actual_reports.report_id
left join {{ ref('stg_passages') }} as target_passages
    on verdicts.target_passage_row_id = target_passages.passage_row_id
left join {{ ref('stg_passages') }} as actual_passages
    on verdicts.actual_passage_row_id = actual_passages.passage_row_id
