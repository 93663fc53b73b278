with

ranked as (

    select
        *,
        row_number() over (
            partition by area_key, year, indicator_code, measure, unit_dimension, target_horizon
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

running as (

    select
        *,
        {{ surrogate_key([
            'area_key', 'year', 'indicator_code', 'measure', 'unit_dimension', 'target_horizon',
        ]) }} as target_key,
        -- The best of all that was told up to this day.
        min(place) over (
            partition by area_key, year, indicator_code, measure, unit_dimension, target_horizon
            order by told_on
        ) as best_place
    from ranked

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
        comparison_value as stretch_value,
        is_corrected as is_stretch_corrected
    from ranked
    where tier = 'stretch'
    order by report_id, indicator_code, measure, unit_dimension, period_start, period_end, fact_index

)

select
    running.target_key,
    running.district_key,
    running.area_key,
    running.year,
    running.years,
    running.period_start,
    running.period_end,
    running.target_horizon,
    running.indicator_code,
    running.nature,
    running.measure,
    running.unit_dimension,
    running.comparison_unit,
    running.comparison_value as target_value,
    running.bound as target_bound,
    running.promise_side,
    running.told_as,
    running.is_among_sums,
    running.prices_of,
    running.lower_end as target_lower,
    running.upper_end as target_upper,
    running.lower_open as target_lower_open,
    running.upper_open as target_upper_open,
    case when running.tier is null then stretches.stretch_value end as stretch_value,
    running.is_corrected or coalesce(stretches.is_stretch_corrected, false) as is_target_corrected,
    running.report_id as target_report_id,
    running.passage_row_id as target_passage_row_id,
    running.evidence as target_evidence,
    running.told_on as known_from,
    lead(running.told_on) over (
        partition by running.target_key
        order by running.told_on
    ) as known_to
from running
left join stretches using (report_id, indicator_code, measure, unit_dimension, period_start, period_end)
where running.place = running.best_place
