with

tellings as (

    select
        tellings.*,
        case
            when tellings.bound = 'eq' then 1
            when tellings.bound in ('approx', 'flat') then 2
            else 3
        end as exactness,
        -- The report that reviews the period and the one after it answer for it; a later one tells what became of it.
        extract(year from reports.period_end) > extract(year from tellings.period_end) + 1 as is_late
    from {{ ref('int_tellings') }} as tellings
    inner join {{ ref('int_reports') }} as reports using (report_id)
    where
        tellings.scenario in ('actual', 'estimate')
        -- A result is told when its period is over; before that it is a forecast or a misreading.
        and tellings.period_end <= reports.period_end
        and tellings.comparison_value is not null

),

compared as (

    select
        *,
        first_value(fact_key) over in_report as first_fact_key,
        first_value(bound) over in_report as first_bound,
        first_value(exactness) over in_report as first_exactness,
        first_value(comparison_value) over in_report as first_comparison_value,
        first_value(resolution) over in_report as first_resolution,
        first_value(lower_end) over in_report as first_lower_end,
        first_value(upper_end) over in_report as first_upper_end
    from tellings
    window in_report as (
        partition by
            report_id,
            indicator_code,
            measure,
            unit_dimension,
            definition,
            -- What grew at constant prices or like for like, and what grew as counted, are two figures.
            basis,
            period_start,
            period_end,
            scenario
        order by fact_index
    )

),

distances as (

    select
        *,
        comparison_value < first_lower_end - greatest(resolution, first_resolution)
        or comparison_value > first_upper_end + greatest(resolution, first_resolution) as is_outside,
        case
            when measure = 'level' and nature in ('flow', 'stock')
                then
                    greatest(comparison_value, first_comparison_value)
                    > {{ var('retelling_ratio') }} * least(comparison_value, first_comparison_value)
            when measure in ('growth', 'average_growth')
                then abs(comparison_value - first_comparison_value) > {{ var('retelling_points') }}
        end as is_far
    from compared

)

select
    *,
    -- 超过60万 and later, exactly, 370万: one report cannot mean both of one period, and nobody knows which.
    coalesce(
        exactness = 1 and ((first_exactness = 3 and is_outside) or (first_exactness > 1 and is_far)),
        false
    ) as is_irreconcilable
from distances
