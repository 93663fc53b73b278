with

verdicts as (

    select * from {{ ref('int_part_year_verdicts') }}

)

select
    {{ surrogate_key(['verdicts.target_key', "to_char(verdicts.told_until, 'YYYY-MM-DD')"]) }} as plan_progress_key,
    districts.district_code,
    districts.district_name,
    verdicts.year,
    verdicts.told_until as period_end,
    verdicts.indicator_code,
    indicators.indicator_name,
    verdicts.measure,
    verdicts.comparison_unit as unit,
    verdicts.target_value,
    verdicts.promise_lower as target_lower,
    verdicts.promise_upper as target_upper,
    verdicts.target_bound,
    verdicts.actual_value,
    verdicts.actual_bound,
    verdicts.actual_scenario,
    round(verdicts.share_of_target_pct, 2) as share_of_target_pct,
    round(verdicts.share_of_year_pct, 2) as share_of_year_pct,
    verdicts.status,
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
inner join {{ ref('int_reports') }} as actual_reports on verdicts.actual_report_id = actual_reports.report_id
left join {{ ref('stg_passages') }} as target_passages
    on verdicts.target_passage_row_id = target_passages.passage_row_id
left join {{ ref('stg_passages') }} as actual_passages
    on verdicts.actual_passage_row_id = actual_passages.passage_row_id
