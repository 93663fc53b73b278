with

broken as (

    select
        parts.fact_key,
        array[wholes.fact_key] as other_fact_keys,
        parts.value,
        wholes.value as other_value,
        parts.value - wholes.value as excess,
        'it is a part of ' || wholes.indicator_name || ', and more than the whole' as explanation
    from {{ ref('indicator_parts') }} as related
    inner join {{ ref('int_exact_figures') }} as parts
        on
            related.part_code = parts.indicator_code
            and parts.measure = 'level'
            -- Shares and multiples are told against wholes of their own.
            and parts.unit_dimension not in ('', 'ratio', 'percentage_point', '倍')
    inner join {{ ref('int_exact_figures') }} as wholes
        on
            related.whole_code = wholes.indicator_code
            and parts.report_id = wholes.report_id
            and parts.district_key = wholes.district_key
            and parts.year = wholes.year
            and parts.measure = wholes.measure
            and parts.unit_dimension = wholes.unit_dimension
    where parts.value - wholes.value > parts.resolution + wholes.resolution

),

{{ contradictions_of('part_over_whole') }}
