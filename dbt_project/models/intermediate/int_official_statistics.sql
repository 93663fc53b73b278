{{ config(meta={'reach': 'all'}) }}

with

published as (

    select
        {{ surrogate_key([
            'official.district_code', 'official.year', 'official.indicator_code', 'official.measure', 'official.unit',
            'official.vintage', 'official.value',
        ]) }} as official_key,
        official.*,
        units.dimension as unit_dimension,
        case
            when official.measure = 'growth' then 1
            else units.factor / coalesce(comparison.comparison_factor, units.factor)
        end as scaling
    from {{ ref('official_statistics') }} as official
    inner join {{ ref('int_units') }} as units on official.unit = units.unit
    left join {{ ref('int_comparison_units') }} as comparison
        on
            official.indicator_code = comparison.indicator_code
            and units.dimension = comparison.dimension

),

vintages as (

    select
        published.official_key,
        -- A value that already stood in an earlier publication is not what a census made.
        case when bool_and(revisions.vintage is not null) then max(revisions.published_on) end as revised_on
    from published
    cross join unnest(string_to_array(published.vintage, '+')) as part (vintage)
    left join {{ ref('official_revisions') }} as revisions on part.vintage = revisions.vintage
    group by published.official_key

)

select
    published.official_key,
    published.district_code,
    published.year,
    published.indicator_code,
    published.measure,
    published.unit_dimension,
    published.vintage,
    trim_scale(round(published.value * published.scaling, 8)) as value,
    power(10::numeric, -scale(trim_scale(published.value))) * published.scaling as resolution,
    published.vintage like 'first%' as is_first,
    vintages.revised_on
from published
inner join vintages using (official_key)
