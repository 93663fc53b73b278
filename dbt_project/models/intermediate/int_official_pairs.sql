with

told as (

    select * from {{ ref('int_vintage_changes') }}
    where
        side = 'result'
        and measure in ('level', 'growth')
        and to_char(period_start, 'MM-DD') = '01-01'
        and to_char(period_end, 'MM-DD') = '12-31'
        and extract(year from period_start) = extract(year from period_end)

)

select
    told.fact_key,
    told.report_id,
    told.passage_row_id,
    told.district_key,
    told.indicator_code,
    told.measure,
    told.unit_dimension,
    told.comparison_unit,
    told.scenario,
    told.definition,
    told.bound,
    told.comparison_value,
    told.resolution,
    told.lower_end,
    told.upper_end,
    told.told_on,
    told.telling_number,
    told.evidence,
    told.is_corrected,
    official.official_key,
    official.year,
    official.vintage,
    official.value as official_value,
    official.resolution as official_resolution,
    official.is_first,
    official.revised_on,
    told.comparison_value - official.value as difference,
    -- How far the publications of this year lie apart, which is what censuses did to it.
    max(official.value) over by_telling - min(official.value) over by_telling as vintage_spread
from told
inner join {{ ref('int_official_statistics') }} as official
    on
        told.district_key = official.district_code
        and told.indicator_code = official.indicator_code
        and told.measure = official.measure
        and told.unit_dimension = official.unit_dimension
        and extract(year from told.period_end) = official.year
window by_telling as (partition by told.fact_key)
