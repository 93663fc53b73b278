{{ config(meta={'reach': 'all'}) }}

with

years as (

    select
        min(first_year) as first_year,
        max(year) as last_year
    from {{ ref('int_periods') }}

)

select
    days.date_day::date as date_day,
    extract(year from days.date_day)::integer as year,
    extract(quarter from days.date_day)::integer as quarter,
    extract(month from days.date_day)::integer as month
from years
cross join
    generate_series(
        make_date(years.first_year, 1, 1), make_date(years.last_year, 12, 31), interval '1 day'
    ) as days (date_day)
