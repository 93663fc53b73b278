{{ config(meta={'reach': 'all'}) }}

with

versions as (

    select * from {{ ref('int_district_versions') }}
    where
        level in ('province', 'prefecture', 'county')
        -- 台湾, 香港 and 澳门 give no such reports.
        and left(district_code, 1) < '7'
        -- Development zones stand in the bureau's list only, not in GB/T 2260.
        and (level <> 'county' or right(district_code, 2) not between '71' and '79')

),

years as (

    select distinct year
    from {{ ref('int_results') }}

)

select
    versions.parent_code as group_code,
    versions.level,
    years.year,
    count(distinct versions.district_code)::integer as districts
from versions
inner join years
    on
        years.year between coalesce(versions.valid_from, 0) and coalesce(versions.valid_to, 9999)
group by versions.parent_code, versions.level, years.year
