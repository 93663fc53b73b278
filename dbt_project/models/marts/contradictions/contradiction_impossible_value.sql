with

tellings as (

    select
        *,
        case
            when measure in ('growth', 'average_growth') and comparison_value > {{ var('impossible_growth') }}
                then comparison_value - {{ var('impossible_growth') }}
            when measure in ('growth', 'average_growth') and comparison_value < -100 then -100 - comparison_value
            when measure = 'level' and nature = 'rate' and comparison_unit = '%' and comparison_value > 100
                then comparison_value - 100
            when measure = 'level' and nature in ('flow', 'stock') and comparison_value < 0 then -comparison_value
        end as excess
    from {{ ref('int_tellings') }}
    where scenario <> 'target'

),

broken as (

    select
        fact_key,
        -- It contradicts nothing but itself.
        string_to_array('', ',') as other_fact_keys,
        comparison_value as value,
        null::numeric as other_value,
        excess,
        case
            when measure = 'level' and nature = 'rate' then 'a share of more than a whole'
            when measure = 'level' then 'there cannot be less than nothing of it'
            when comparison_value < 0 then 'nothing falls by more than all of it'
            else 'hardly anything grows by so much'
        end as explanation
    from tellings
    where excess > 0

),

{{ contradictions_of('impossible_value') }}
