with

paired as (

    select
        growth.fact_key,
        array[levels.fact_key, before.fact_key] as other_fact_keys,
        growth.value,
        (levels.value / before.value - 1) * 100 as implied,
        -- What half a digit of both levels is worth in the ratio.
        {{ var('contradiction_growth_points') }}
        + 50 * (levels.value / before.value)
        * (levels.resolution / levels.value + before.resolution / before.value) as reach,
        trim_scale(before.value) || ' → ' || trim_scale(levels.value) || ' ' || levels.comparison_unit as step
    from {{ ref('int_exact_figures') }} as growth
    inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
    inner join {{ ref('int_exact_figures') }} as levels
        on
            growth.report_id = levels.report_id
            and growth.district_key = levels.district_key
            and growth.indicator_code = levels.indicator_code
            and growth.year = levels.year
            and levels.measure = 'level'
            and levels.unit_dimension = indicators.unit_dimension
    inner join {{ ref('int_exact_figures') }} as before
        on
            levels.area_key = before.area_key
            and levels.indicator_code = before.indicator_code
            and levels.year = before.year + 1
            and before.measure = 'level'
            and levels.unit_dimension = before.unit_dimension
            and before.is_known_by
    where
        growth.measure = 'growth'
        and coalesce(growth.basis, indicators.growth_basis) = 'nominal'
        and indicators.nature in ('flow', 'stock')
        and levels.value > 0
        and before.value > 0
        -- Where the indicator came to count something else, growth is told like for like and the levels are not.
        and not exists (
            select from {{ ref('indicator_breaks') }} as breaks
            where
                breaks.indicator_code = levels.indicator_code
                and breaks.year = levels.year
                and breaks.kind not in ('replaced', 'unit')
        )

),

broken as (

    select
        fact_key,
        other_fact_keys,
        value,
        implied as other_value,
        abs(value - implied) - reach as excess,
        'the levels grow by ' || round(implied, 1) || ' %: ' || step as explanation
    from paired
    where abs(value - implied) > reach

),

{{ contradictions_of('growth_against_levels') }}
