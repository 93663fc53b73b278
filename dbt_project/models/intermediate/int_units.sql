{{ config(meta={'reach': 'all'}) }}

with

told as (

    select unit from {{ ref('stg_indicators') }}
    union
    select unit from {{ ref('stg_targets') }}
    union
    select unit from {{ ref('int_corrected_facts') }}
    where correction_key is not null
    union
    select coalesce(unit, '') from {{ ref('indicators') }}
    union
    select unit from {{ ref('official_statistics') }}

),

split as (

    -- 万件 is 件 with the magnitude 万. A bracket belongs to how a unit is written: 套（间）, 条(段).
    select
        told.unit,
        trimmed.word,
        parts.part[1] as few,
        parts.part[2] as many,
        parts.part[3] as base
    from told
    cross join lateral (select regexp_replace(told.unit, '\s|[（(].*$', '', 'g') as word) as trimmed
    cross join lateral regexp_match(trimmed.word, '^([十百千]?)(万亿|亿|万)?(.*)$') as parts (part)

),

magnitudes as (

    select
        *,
        case few when '十' then 10 when '百' then 100 when '千' then 1000 else 1 end
        * case many when '万' then 1e4 when '亿' then 1e8 when '万亿' then 1e12 else 1 end as magnitude
    from split

)

select
    magnitudes.unit,
    magnitudes.many is not null and magnitudes.base = '' as is_bare_magnitude,
    case
        when whole.unit is not null then whole.dimension
        when base.unit is not null then base.dimension
        -- A unit that nobody listed is its own dimension; 千 alone may begin its name.
        when magnitudes.many is not null then magnitudes.base
        else magnitudes.word
    end as dimension,
    case
        when whole.unit is not null then whole.factor
        when base.unit is not null then magnitudes.magnitude * base.factor
        when magnitudes.many is not null then magnitudes.magnitude
        else 1
    end::numeric as factor
from magnitudes
left join {{ ref('units') }} as whole on magnitudes.word = whole.unit
left join {{ ref('units') }} as base on magnitudes.base = base.unit
