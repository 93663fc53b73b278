with

tellings as (

    select * from {{ ref('int_vintage_changes') }}

)

select
    tellings.fact_key as vintage_key,
    districts.district_code,
    districts.district_name,
    tellings.indicator_code,
    indicators.indicator_name,
    tellings.measure,
    tellings.period_start,
    tellings.period_end,
    extract(year from tellings.period_end)::integer as year,
    tellings.side,
    tellings.scenario,
    tellings.tier,
    tellings.definition,
    tellings.comparison_unit as unit,
    tellings.unit_dimension,
    tellings.telling_number::integer as telling_number,
    tellings.comparison_value as value,
    tellings.bound,
    tellings.first_value,
    tellings.previous_value,
    tellings.change,
    tellings.change = 'revised' as is_revised,
    case
        when tellings.change = 'revised' then trim_scale(tellings.comparison_value - tellings.base_value)
    end as revised_by,
    tellings.told_on,
    tellings.supersedes,
    case when tellings.supersedes then tellings.superseded_on end as superseded_on,
    tellings.report_id,
    reports.title as report_title,
    reports.report_kind,
    passages.sentence,
    tellings.evidence,
    tellings.is_corrected
from tellings
inner join {{ ref('dim_district') }} as districts using (district_key)
inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
inner join {{ ref('int_reports') }} as reports using (report_id)
left join {{ ref('stg_passages') }} as passages using (passage_row_id)
