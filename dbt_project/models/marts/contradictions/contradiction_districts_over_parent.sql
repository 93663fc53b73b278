{{ config(meta={'reach': 'all'}) }}

with

sums as (

    select
        parents.fact_key,
        parents.value,
        parents.resolution,
        array_agg(
            children.fact_key
            order by children.district_key
        ) as other_fact_keys,
        string_agg(
            districts.district_name || ' ' || trim_scale(children.value), ' + '
            order by children.district_key
        ) as addition,
        sum(children.value) as total,
        sum(children.resolution) as resolutions
    from {{ ref('int_additive_figures') }} as parents
    inner join {{ ref('int_districts') }} as districts on parents.district_key = districts.parent_code
    inner join {{ ref('int_additive_figures') }} as children
        on
            districts.district_key = children.district_key
            and parents.indicator_code = children.indicator_code
            and parents.year = children.year
            and parents.unit_dimension = children.unit_dimension
    group by parents.fact_key, parents.value, parents.resolution

),

broken as (

    select
        fact_key,
        other_fact_keys,
        value,
        total as other_value,
        total - value * (1 + {{ var('preliminary_share') }}) - resolution - resolutions as excess,
        'its districts add up to more: ' || addition as explanation
    from sums
    where total - value * (1 + {{ var('preliminary_share') }}) > resolution + resolutions

),

{{ contradictions_of('districts_over_parent') }}
