with

facts as (

    select
        facts.*,
        catalogue.direction,
        catalogue.nature,
        facts.measure in ('growth', 'average_growth', 'increment') and facts.comparison_value < 0 as is_fall
    from {{ ref('int_facts') }} as facts
    inner join {{ ref('int_catalogue') }} as catalogue using (indicator_code)
    -- Another area's figure is not the district's own.
    where facts.region_name is null

),

turned as (

    select
        *,
        -- Of a fall the words speak of its size: 下降15%以上 is at most -15.
        case
            when not coalesce(is_fall, false) then bound
            when bound = 'ge' then 'le'
            when bound = 'gt' then 'lt'
            when bound = 'le' then 'ge'
            when bound = 'lt' then 'gt'
            else bound
        end as turned_bound,
        case
            when bound not in ('approx', 'flat') then 0
            when
                measure in ('growth', 'average_growth')
                or split_part(unit_dimension, ':', 1) in ('ratio', 'percentage_point')
                or nature = 'index'
                then {{ var('tolerance_points') }}
            else abs(comparison_value) * {{ var('tolerance_level_share') }}
        end as tolerance
    from facts

)

select
    fact_key,
    report_id,
    fact_index,
    passage_row_id,
    district_key,
    indicator_code,
    direction,
    nature,
    scenario,
    measure,
    period_start,
    period_end,
    unit_dimension,
    comparison_unit,
    comparison_value,
    resolution,
    bound,
    coalesce(is_fall, false) as is_fall,
    tier,
    basis,
    definition,
    start_offset,
    end_offset,
    correction_key is not null as is_corrected,
    case
        when turned_bound in ('eq', 'approx', 'flat', 'ge', 'gt') then trim_scale(comparison_value - tolerance)
    end as lower_end,
    case
        when turned_bound in ('eq', 'approx', 'flat', 'le', 'lt') then trim_scale(comparison_value + tolerance)
    end as upper_end,
    turned_bound = 'gt' as lower_open,
    turned_bound = 'lt' as upper_open
from turned
