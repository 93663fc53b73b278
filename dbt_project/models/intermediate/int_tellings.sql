with

intervals as (

    select * from {{ ref('int_intervals') }}

),

neighbours as (

    select
        *,
        lead(fact_index) over by_place = fact_index + 1
        and lead(bound) over by_place in ('le', 'lt')
        and bound in ('ge', 'gt')
        and is_fall = lead(is_fall) over by_place
        and greatest(lower_end, lead(lower_end) over by_place)
        <= least(upper_end, lead(upper_end) over by_place) as begins_range,
        lead(fact_key) over by_place as next_fact_key,
        lead(lower_end) over by_place as next_lower_end,
        lead(upper_end) over by_place as next_upper_end,
        lead(lower_open) over by_place as next_lower_open,
        lead(upper_open) over by_place as next_upper_open,
        lead(end_offset) over by_place as next_end_offset,
        lead(is_corrected) over by_place as is_next_corrected
    from intervals
    -- 6%—6.5% is read as two facts, one after the other: at least 6 and at most 6.5.
    window by_place as (
        partition by
            report_id,
            indicator_code,
            scenario,
            measure,
            period_start,
            period_end,
            unit_dimension,
            definition,
            tier
        order by fact_index
    )

),

settled as (

    select
        *,
        case when begins_range then 'range' else bound end as told_bound,
        case when begins_range then next_end_offset else end_offset end as told_end_offset,
        case when begins_range then coalesce(lower_end, next_lower_end) else lower_end end as told_lower_end,
        case when begins_range then coalesce(upper_end, next_upper_end) else upper_end end as told_upper_end,
        lower_open or (coalesce(begins_range, false) and next_lower_open) as told_lower_open,
        upper_open or (coalesce(begins_range, false) and next_upper_open) as told_upper_open,
        is_corrected or (coalesce(begins_range, false) and is_next_corrected) as is_either_corrected
    from neighbours
    where not exists (
        select from neighbours as earlier
        where earlier.begins_range and earlier.next_fact_key = neighbours.fact_key
    )

)

select
    settled.fact_key,
    settled.report_id,
    settled.fact_index,
    settled.passage_row_id,
    settled.district_key,
    reports.area_key,
    settled.indicator_code,
    settled.direction,
    settled.nature,
    settled.scenario,
    settled.measure,
    settled.period_start,
    settled.period_end,
    settled.unit_dimension,
    settled.comparison_unit,
    settled.comparison_value,
    settled.resolution,
    settled.told_bound as bound,
    settled.is_fall,
    settled.tier,
    settled.basis,
    settled.definition,
    settled.told_lower_end as lower_end,
    settled.told_upper_end as upper_end,
    settled.told_lower_open as lower_open,
    settled.told_upper_open as upper_open,
    settled.is_either_corrected as is_corrected,
    reports.told_on,
    reports.kind_rank,
    {{ evidence('reports.content_hash', 'settled.start_offset', 'settled.told_end_offset') }} as evidence
from settled
inner join {{ ref('int_reports') }} as reports using (report_id)
