with

figures as (

    select
        tellings.*,
        -- Third by size and fifth by growth are two ranks.
        ranks.ranked_measure
    from {{ ref('int_tellings') }} as tellings
    left join {{ ref('int_ranked_measures') }} as ranks using (fact_key)

),

exact as (

    select
        *,
        first_value(fact_key) over by_figure as first_fact_key,
        first_value(comparison_value) over by_figure as first_told,
        first_value(resolution) over by_figure as first_resolution
    from figures
    where
        scenario <> 'target'
        and bound = 'eq'
        and measure <> 'increment'
    window by_figure as (
        partition by
            report_id,
            indicator_code,
            measure,
            ranked_measure,
            unit_dimension,
            definition,
            basis,
            period_start,
            period_end,
            scenario
        order by fact_index
    )

),

broken as (

    select
        fact_key,
        array[first_fact_key] as other_fact_keys,
        comparison_value as value,
        first_told as other_value,
        abs(comparison_value - first_told) - greatest(resolution, first_resolution) as excess,
        'the same report tells another figure before' as explanation
    from exact
    where abs(comparison_value - first_told) > greatest(resolution, first_resolution)

    union all

    select
        later.fact_key,
        array[later.first_fact_key] as other_fact_keys,
        later.comparison_value as value,
        later.first_comparison_value as other_value,
        abs(later.comparison_value - later.first_comparison_value) as excess,
        'the same report tells before, in words of bound, what cannot be the same figure' as explanation
    from {{ ref('int_result_tellings') }} as later
    left join exact on later.fact_key = exact.fact_key
    where
        later.is_irreconcilable
        -- One that another exact figure contradicts stands above already.
        and not coalesce(
            abs(exact.comparison_value - exact.first_told) > greatest(exact.resolution, exact.first_resolution), false
        )

),

{{ contradictions_of('told_twice') }}
