with

compared as (

    select * from {{ ref('int_official_reasons') }}

)

select
    {{ surrogate_key(['compared.fact_key', 'compared.official_key']) }} as reported_vs_official_key,
    compared.fact_key as vintage_key,
    districts.district_code,
    districts.district_name,
    compared.year,
    compared.indicator_code,
    indicators.indicator_name,
    compared.measure,
    compared.comparison_unit as unit,
    compared.unit_dimension,
    compared.definition,
    compared.telling_number::integer as telling_number,
    compared.comparison_value as reported_value,
    compared.bound as reported_bound,
    compared.scenario as reported_scenario,
    compared.told_on,
    compared.vintage as official_vintage,
    compared.official_value,
    compared.is_nearest,
    trim_scale(compared.difference) as difference,
    case
        when compared.measure = 'level'
            then trim_scale(round(compared.difference / nullif(abs(compared.official_value), 0) * 100, 4))
    end as difference_pct,
    compared.reason,
    case compared.reason
        when 'census_revision' then compared.census_reason
        when 'other_definition' then coalesce(
            'the report tells of another scope: ' || compared.definition, compared.definition_reason
        )
    end as reason_note,
    compared.report_id,
    passages.sentence,
    compared.evidence,
    compared.is_corrected
from compared
inner join {{ ref('dim_district') }} as districts using (district_key)
inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
left join {{ ref('stg_passages') }} as passages using (passage_row_id)
