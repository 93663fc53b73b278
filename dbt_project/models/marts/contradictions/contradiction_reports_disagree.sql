with

revised as (

    select
        *,
        case
            when measure = 'level' and unit_dimension <> 'ratio'
                then {{ var('contradiction_share') }} * greatest(abs(comparison_value), abs(base_value))
            else {{ var('contradiction_points') }}
        end + greatest(resolution, base_resolution) as reach
    from {{ ref('int_vintage_changes') }}
    where
        side = 'result'
        and change = 'revised'
        and bound = 'eq'
        and is_base_exact
        and measure in ('level', 'growth', 'average_growth')

),

broken as (

    select
        fact_key,
        array[base_fact_key] as other_fact_keys,
        comparison_value as value,
        base_value as other_value,
        abs(comparison_value - base_value) - reach as excess,
        'an earlier report told another figure for the same period' as explanation
    from revised
    where abs(comparison_value - base_value) > reach

),

{{ contradictions_of('reports_disagree') }}
