with

reports as (

    select
        area_key,
        period_end,
        extract(year from period_end)::integer as year,
        told_on
    from {{ ref('int_reports') }}
    where is_counted

),

days as (

    select
        area_key,
        year,
        told_on,
        max(period_end) as reviewed_until
    from reports
    group by area_key, year, told_on

)

select
    area_key,
    year,
    max(reviewed_until) over (
        partition by area_key, year
        order by told_on
    ) as reviewed_until,
    told_on as known_from,
    lead(told_on) over (
        partition by area_key, year
        order by told_on
    ) as known_to
from days
