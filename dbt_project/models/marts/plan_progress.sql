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
    verdicts.target_evidence,
    verdicts.actual_evidence,
    verdicts.is_corrected
from verdicts
inner join {{ ref('dim_district') }} as districts using (district_key)
inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
left join {{ ref('stg_passages') }} as target_passages
    on verdicts.target_passage_row_id = target_passages.passage_row_id
left join {{ ref('stg_passages') }} as actual_passages
    on verdicts.actual_passage_row_id = actual_passages.passage_row_id
