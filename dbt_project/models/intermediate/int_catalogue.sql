{{ config(meta={'reach': 'all'}) }}

with

listed as (

    select
        indicator_code,
        indicator_name,
        indicator_name_en,
        theme,
        coalesce(unit, '') as unit,
        nature,
        direction,
        growth_basis,
        definition,
        may_exceed_hundred,
        true as is_listed
    from {{ ref('indicators') }}

),

told as (

    select indicator_code from {{ ref('stg_indicators') }}
    union
    select indicator_code from {{ ref('stg_targets') }}

),

unlisted as (

    -- Another extractor may know more indicators; nothing is refused for it.
    select
        indicator_code,
        indicator_code as indicator_name,
        null::text as indicator_name_en,
        null::text as theme,
        null::text as unit,
        null::text as nature,
        'none' as direction,
        'nominal' as growth_basis,
        null::text as definition,
        false as may_exceed_hundred,
        false as is_listed
    from told
    where
        indicator_code is not null
        and indicator_code not in (select listed.indicator_code from listed)

),

catalogue as (

    select * from listed
    union all
    select * from unlisted

)

select
    catalogue.*,
    units.dimension as unit_dimension,
    units.factor as unit_factor
from catalogue
left join {{ ref('int_units') }} as units on catalogue.unit = units.unit
