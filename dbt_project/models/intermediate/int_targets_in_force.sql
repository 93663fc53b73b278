with

ranked as (

    select
        *,
        row_number() over (
            partition by district_key, year, indicator_code, measure, unit_dimension, target_horizon
            order by
                tier is not null,
                -- The plan of that winter is in force, whoever announced or retold it at another time.
                case when target_horizon = 'annual' then is_plan_of_year end desc,
                case when target_horizon = 'other' then period_end - period_start end desc,
                told_on,
                kind_rank,
                report_id,
                fact_index
        ) as place
    from {{ ref('int_target_tellings') }}

),

stretches as (

    -- 7.5%左右，力争8%: the second, higher aim of the same report.
    select distinct on (report_id, indicator_code, measure, unit_dimension, period_start, period_end)
        report_id,
        indicator_code,
        measure,
        unit_dimension,
        period_start,
        period_end,
        comparison_value as stretch_value
    from ranked
    where tier = 'stretch'
    order by report_id, indicator_code, measure, unit_dimension, period_start, period_end, fact_index

)

select
    {{ surrogate_key([
        'ranked.district_key', 'ranked.year', 'ranked.indicator_code', 'ranked.measure', 'ranked.unit_dimension',
        'ranked.target_horizon',
    ]) }} as target_key,
    ranked.district_key,
    ranked.year,
    ranked.years,
    ranked.period_start,
    ranked.period_end,
    ranked.target_horizon,
    ranked.indicator_code,
    ranked.nature,
    ranked.measure,
    ranked.unit_dimension,
    ranked.comparison_unit,
    ranked.comparison_value as target_value,
    ranked.bound as target_bound,
    ranked.promise_side,
    ranked.lower_end as target_lower,
    ranked.upper_end as target_upper,
    ranked.lower_open as target_lower_open,
    ranked.upper_open as target_upper_open,
    case when ranked.tier is null then stretches.stretch_value end as stretch_value,
    ranked.report_id as target_report_id,
    ranked.passage_row_id as target_passage_row_id,
    ranked.evidence as target_evidence
from ranked
left join stretches using (report_id, indicator_code, measure, unit_dimension, period_start, period_end)
where ranked.place = 1
