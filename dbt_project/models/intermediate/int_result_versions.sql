with

tellings as (

    select
        tellings.*,
        case
            when tellings.bound = 'eq' then 1
            when tellings.bound in ('approx', 'flat') then 2
            else 3
        end as exactness
    from {{ ref('int_tellings') }} as tellings
    inner join {{ ref('int_reports') }} as reports using (report_id)
    where
        tellings.scenario in ('actual', 'estimate')
        -- A result is told when its period is over; before that it is a forecast or a misreading.
        and tellings.period_end <= reports.period_end
        and tellings.comparison_value is not null

),

ranked as (

    select
        *,
        {{ surrogate_key([
            'district_key', 'indicator_code', 'measure', 'unit_dimension', 'definition', 'period_start', 'period_end',
        ]) }} as result_key,
        row_number() over (
            partition by
                district_key,
                indicator_code,
                measure,
                unit_dimension,
                definition,
                period_start,
                period_end
            order by
                scenario = 'estimate',
                exactness,
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

)

select
    result_key,
    district_key,
    indicator_code,
    nature,
    measure,
    unit_dimension,
    definition,
    period_start,
    period_end,
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
    -- 约 and 持平 are compared at their value.
    case when exactness = 2 then comparison_value else lower_end end as actual_lower,
    case when exactness = 2 then comparison_value else upper_end end as actual_upper,
    lower_open as actual_lower_open,
    upper_open as actual_upper_open,
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
from running
where place = best_place
