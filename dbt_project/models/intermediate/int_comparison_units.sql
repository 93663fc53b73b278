{{ config(meta={'reach': 'all'}) }}

with

told as (

    select
        indicator_code,
        unit
    from {{ ref('stg_indicators') }}
    union
    select
        indicator_code,
        unit
    from {{ ref('stg_targets') }}
    union
    select
        indicator_code,
        unit
    from {{ ref('int_corrected_facts') }}
    where correction_key is not null

),

dimensions as (

    select distinct
        catalogue.indicator_code,
        catalogue.unit_dimension,
        catalogue.unit_factor,
        units.dimension
    from {{ ref('int_catalogue') }} as catalogue
    inner join told using (indicator_code)
    inner join {{ ref('int_units') }} as units on told.unit = units.unit

),

own_dimension as (

    select
        indicator_code,
        unit_dimension as dimension,
        unit as comparison_unit,
        unit_factor as comparison_factor
    from {{ ref('int_catalogue') }}
    where unit_dimension is not null

),

other_dimensions as (

    -- Dollars of what the catalogue counts in 亿元 are shown in 亿美元: the unit of as many base units, else the base unit.
    select distinct on (dimensions.indicator_code, dimensions.dimension)
        dimensions.indicator_code,
        dimensions.dimension,
        coalesce(units.unit, dimensions.dimension) as comparison_unit,
        coalesce(units.factor, 1) as comparison_factor
    from dimensions
    left join {{ ref('units') }} as units
        on
            dimensions.dimension = units.dimension
            and units.factor in (1, dimensions.unit_factor)
    where dimensions.dimension is distinct from dimensions.unit_dimension
    order by
        dimensions.indicator_code,
        dimensions.dimension,
        units.factor = dimensions.unit_factor desc nulls last,
        length(units.unit),
        convert_to(units.unit, 'UTF8')

)

select * from own_dimension
union all
select * from other_dimensions
