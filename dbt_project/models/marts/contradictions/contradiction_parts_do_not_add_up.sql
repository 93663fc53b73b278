with

sets as (

    select
        whole_code,
        count(*) as parts
    from {{ ref('indicator_parts') }}
    where adds_up
    group by whole_code

),

sums as (

    select
        wholes.fact_key,
        wholes.value,
        wholes.indicator_code,
        array_agg(
            parts.fact_key
            order by parts.indicator_code
        ) as other_fact_keys,
        string_agg(
            parts.indicator_name || ' ' || trim_scale(parts.value), ' + '
            order by parts.indicator_code
        ) as addition,
        sum(parts.value) as total,
        sum(parts.resolution) + wholes.resolution + {{ var('preliminary_share') }} * abs(wholes.value) as reach
    from {{ ref('int_exact_figures') }} as wholes
    inner join {{ ref('indicator_parts') }} as related on wholes.indicator_code = related.whole_code and related.adds_up
    inner join {{ ref('int_exact_figures') }} as parts
        on
            related.part_code = parts.indicator_code
            and wholes.report_id = parts.report_id
            and wholes.year = parts.year
            and wholes.measure = parts.measure
            and wholes.unit_dimension = parts.unit_dimension
    where
        wholes.measure = 'level'
        -- Shares and multiples are told against wholes of their own.
        and wholes.unit_dimension not in ('', 'ratio', 'percentage_point', '倍')
    group by wholes.fact_key, wholes.value, wholes.indicator_code, wholes.resolution

),

broken as (

    select
        sums.fact_key,
        sums.other_fact_keys,
        sums.value,
        sums.total as other_value,
        abs(sums.total - sums.value) - sums.reach as excess,
        'its parts add up to another sum: ' || sums.addition as explanation
    from sums
    inner join sets on sums.indicator_code = sets.whole_code and cardinality(sums.other_fact_keys) = sets.parts
    where abs(sums.total - sums.value) > sums.reach

),

{{ contradictions_of('parts_do_not_add_up') }}
