with

reports as (

    select
        district_key,
        plan_year
    from {{ ref('int_reports') }}
    where is_counted

),

years as (

    select generate_series(min(plan_year), max(plan_year)) as year
    from reports

),

reporting as (

    -- Every province and prefecture reports each winter; of other areas those are expected that did so once.
    select
        districts.district_key,
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
        -- The report of a winter is given by an area that stood at the end of the year before.
        years.year - 1 between coalesce(reporting.valid_from, 0) and reporting.valid_to

union

select
    district_key,
    plan_year as year
from reports
