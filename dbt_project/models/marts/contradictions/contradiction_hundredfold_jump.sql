with

levels as (

    select
        *,
        lag(fact_key) over by_year as previous_fact_key,
        lag(value) over by_year as previous_value,
        lag(year) over by_year as previous_year
    from {{ ref('int_exact_figures') }}
    where
        measure = 'level'
        and value > 0
        and is_known_by
    window by_year as (
        partition by area_key, indicator_code, unit_dimension
        order by year
    )

),

ratios as (

    select
        *,
        greatest(value / previous_value, previous_value / value) as ratio
    from levels
    where year - previous_year <= 3

),

broken as (

    select
        fact_key,
        array[previous_fact_key] as other_fact_keys,
        value,
        previous_value as other_value,
        abs(value - previous_value) as excess,
        round(ratio) || ' times from ' || previous_year || ' to ' || year || '; a unit may be misread' as explanation
    from ratios
    where ratio >= {{ var('impossible_ratio') }}

),

{{ contradictions_of('hundredfold_jump') }}
