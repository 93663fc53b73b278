with

indices as (

    -- Prices told with last year's as 100 tell a change: 居民消费价格指数102.3.
    select
        facts.report_row_id,
        facts.fact_index,
        catalogue.nature = 'index'
        and facts.measure = 'level'
        and facts.unit in ('', '%')
        and facts.value between {{ var('index_lowest') }} and {{ var('index_highest') }} as is_index
    from {{ ref('int_corrected_facts') }} as facts
    inner join {{ ref('int_catalogue') }} as catalogue on facts.indicator_code = catalogue.indicator_code
    where catalogue.nature = 'index'

),

facts as (

    select
        read.report_row_id,
        read.fact_index,
        read.passage_row_id,
        read.indicator_code,
        read.subject,
        read.scenario,
        case when indices.is_index then 'growth' else read.measure end as measure,
        case when indices.is_index then read.value - 100 else read.value end as value,
        case when indices.is_index then '%' else read.unit end as unit,
        read.bound,
        read.rank_scope,
        read.basis,
        read.tier,
        read.base,
        read.definition,
        case when indices.is_index then read.from_value - 100 else read.from_value end as from_value,
        read.quote,
        read.start_offset,
        read.end_offset,
        read.confidence,
        read.told_region,
        read.period,
        read.period_start,
        read.period_end,
        read.correction_key
    from {{ ref('int_corrected_facts') }} as read
    left join indices on read.report_row_id = indices.report_row_id and read.fact_index = indices.fact_index

),

placed as (

    select
        facts.*,
        reports.report_id,
        reports.district_key,
        nullif(facts.told_region, reports.district_name) as region_name
    from facts
    inner join {{ ref('int_reports') }} as reports on facts.report_row_id = reports.report_row_id and reports.is_counted

),

measured as (

    select
        placed.*,
        units.factor,
        -- 2.3万亿 says as much as 0.05万亿 about; the zeros of 9500 may be rounded ones.
        case
            when scale(trim_scale(placed.value)) > 0 then power(10::numeric, -scale(trim_scale(placed.value)))
            when placed.measure <> 'level' or placed.value = 0 then 1
            else power(10::numeric, least(
                length(trunc(abs(placed.value))::text) - length(rtrim(trunc(abs(placed.value))::text, '0')),
                greatest(length(trunc(abs(placed.value))::text) - 2, 0)
            ))
        end as last_digit,
        case
            when placed.measure = 'rank' then 'rank'
            -- 翻番 and 同步 are told without a unit; growth without one is in per cent.
            when placed.measure in ('growth', 'average_growth') and units.dimension = '' then 'ratio'
            -- 1000亿 of what the catalogue counts in 亿元 are yuan.
            when units.is_bare_magnitude then coalesce(catalogue.unit_dimension, '')
            else units.dimension
        end as dimension
    from placed
    left join {{ ref('int_units') }} as units on placed.unit = units.unit
    left join {{ ref('int_catalogue') }} as catalogue on placed.indicator_code = catalogue.indicator_code

)

select
    {{ surrogate_key(['measured.report_id', 'measured.fact_index']) }} as fact_key,
    measured.report_id,
    measured.fact_index,
    measured.passage_row_id,
    measured.district_key,
    measured.region_name,
    measured.indicator_code,
    measured.subject,
    measured.scenario,
    measured.measure,
    measured.period,
    measured.period_start,
    measured.period_end,
    measured.value,
    measured.unit,
    measured.bound,
    measured.tier,
    measured.rank_scope,
    measured.basis,
    measured.base,
    measured.definition,
    measured.from_value,
    measured.confidence,
    measured.quote,
    measured.start_offset,
    measured.end_offset,
    measured.correction_key,
    -- What is told against another base or among others is not the same quantity, though its unit is.
    concat_ws(
        ':',
        measured.dimension,
        case when measured.measure = 'rank' then measured.rank_scope end,
        case when measured.measure not in ('level', 'rank') then nullif(measured.base, 'previous') end
    ) as unit_dimension,
    case
        when measured.measure = 'rank' then '位'
        when measured.measure in ('growth', 'average_growth') and measured.dimension = 'ratio' then '%'
        else coalesce(comparison.comparison_unit, measured.unit)
    end as comparison_unit,
    case
        when measured.measure = 'rank' then measured.value
        when measured.measure in ('growth', 'average_growth') and measured.dimension = 'ratio'
            then measured.value * case when measured.unit = '' then 1 else measured.factor end
        when measured.factor = comparison.comparison_factor or comparison.comparison_factor is null then measured.value
        else trim_scale(round(measured.value * measured.factor / comparison.comparison_factor, 8))
    end as comparison_value,
    trim_scale(measured.last_digit * case
        when measured.measure in ('growth', 'average_growth', 'rank') then 1
        else coalesce(measured.factor / comparison.comparison_factor, 1)
    end) as resolution
from measured
left join {{ ref('int_comparison_units') }} as comparison
    on
        measured.indicator_code = comparison.indicator_code
        and measured.dimension = comparison.dimension
