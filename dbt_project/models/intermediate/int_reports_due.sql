{{ config(meta={'reach': 'all'}) }}

with

reports as (

    select
        district_key,
        plan_year
    from {{ ref('int_reports') }}
    where is_counted

),

years as (

    -- Of each level from its first report that is held: nobody looks for reports of counties as old as the nation's.
    select
        districts.level,
        generate_series(min(reports.plan_year), (select max(latest.plan_year) from reports as latest)) as year
    from reports
    inner join {{ ref('int_districts') }} as districts using (district_key)
    group by districts.level

),

reporting as (

    -- Every province and prefecture reports each winter; of other areas those are expected that did so once.
    select
        districts.district_key,
        districts.level,
        districts.valid_from,
        coalesce(districts.valid_to, 9999) as valid_to
    from {{ ref('int_districts') }} as districts
    where
        (districts.level in ('province', 'prefecture') and left(districts.district_code, 1) < '7')
        or districts.district_key in (select reports.district_key from reports)

)

select
    reporting.district_key,
    years.year
from reporting
inner join years
    on
        reporting.level is not distinct from years.level
        -- The report of a winter is given by an area that stood at the end of the year before.
        and years.year - 1 between coalesce(reporting.valid_from, 0) and reporting.valid_to

union

select
    district_key,
    plan_year as year
from reports
