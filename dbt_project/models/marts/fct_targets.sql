with

facts as (

    select * from {{ ref('int_facts') }}
    where scenario = 'target'

)

select
    facts.fact_key as target_key,
    facts.report_id,
    facts.district_key,
    facts.indicator_code,
    {{ period_key('facts.period_start', 'facts.period_end') }} as period_key,
    facts.period_start,
    facts.period_end,
    extract(year from facts.period_end)::integer as year,
    facts.region_name,
    facts.subject,
    facts.measure,
    facts.value,
    facts.unit,
    facts.bound,
    facts.tier,
    facts.unit_dimension,
    facts.comparison_value,
    facts.comparison_unit,
    facts.rank_scope,
    facts.from_value,
    facts.basis,
    facts.base,
    facts.definition,
    facts.confidence,
    facts.quote,
    passages.sentence,
    passages.place,
    {{ evidence('reports.content_hash', 'facts.start_offset', 'facts.end_offset') }} as evidence,
    facts.correction_key is not null as is_corrected,
    facts.correction_key
from facts
inner join {{ ref('int_reports') }} as reports using (report_id)
left join {{ ref('stg_passages') }} as passages using (passage_row_id)
