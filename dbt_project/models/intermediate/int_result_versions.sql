with

tellings as (

    select
        *,
        {{ surrogate_key([
            'area_key', 'indicator_code', 'measure', 'unit_dimension', 'definition', 'period_start', 'period_end',
            'is_late',
        ]) }} as result_key,
        -- An exact figure is only better than the words before it if it can be the same figure.
        case when is_irreconcilable then first_exactness else exactness end as standing,
        first_fact_key = fact_key and bool_or(is_irreconcilable) over by_report as is_disputed,
        min(coalesce(lower_end, '-infinity')) filter (where is_irreconcilable) over by_report as disputed_lower,
        max(coalesce(upper_end, 'infinity')) filter (where is_irreconcilable) over by_report as disputed_upper
    from {{ ref('int_result_tellings') }}
    window by_report as (partition by first_fact_key)

),

ranked as (

    select
        *,
        row_number() over (
            partition by result_key
            order by
                scenario = 'estimate',
                standing,
                told_on,
                kind_rank,
                report_id,
                fact_index
        ) as place
    from tellings

),

running as (

    select
        *,
        -- The best of all that was told up to this day.
        min(place) over (
            partition by result_key
            order by told_on
        ) as best_place
    from ranked

),

best as (

    select
        *,
        -- 约 and 持平 are compared at their value.
        case when exactness = 2 then comparison_value else coalesce(lower_end, '-infinity') end as told_lower,
        case when exactness = 2 then comparison_value else coalesce(upper_end, 'infinity') end as told_upper
    from running
    where place = best_place

)

select
    result_key,
    area_key,
    district_key,
    indicator_code,
    nature,
    measure,
    unit_dimension,
    definition,
    period_start,
    period_end,
    is_late,
    extract(year from period_end)::integer as year,
    to_char(period_start, 'MM-DD') = '01-01' as is_from_new_year,
    to_char(period_end, 'MM-DD') = '12-31' as is_to_year_end,
    extract(year from period_start) = extract(year from period_end) as is_within_year,
    comparison_unit as unit,
    comparison_value as actual_value,
    resolution as actual_resolution,
    bound as actual_bound,
    scenario as actual_scenario,
    basis,
    exactness,
    is_disputed,
    -- Of two figures that cannot both be right the result allows all from the one to the other.
    nullif(least(told_lower, case when is_disputed then disputed_lower end), '-infinity') as actual_lower,
    nullif(greatest(told_upper, case when is_disputed then disputed_upper end), 'infinity') as actual_upper,
    lower_open and not (is_disputed and disputed_lower <= told_lower) as actual_lower_open,
    upper_open and not (is_disputed and disputed_upper >= told_upper) as actual_upper_open,
    fact_key as actual_fact_key,
    report_id as actual_report_id,
    passage_row_id as actual_passage_row_id,
    evidence as actual_evidence,
    is_corrected as is_actual_corrected,
    told_on as known_from,
    lead(told_on) over (
        partition by result_key
        order by told_on
    ) as known_to
from best
