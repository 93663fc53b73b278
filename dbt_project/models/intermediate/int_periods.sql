{{ config(meta={'reach': 'all'}) }}

with

reports as (

    select
        extract(year from period_start)::integer as first_year,
        plan_year
    from {{ ref('int_reports') }}

),

years as (

    -- Axes have no holes: every year that reports are held for, the parts that they are told in, and its plan.
    select generate_series(min(first_year), max(plan_year)) as year
    from reports

),

parts as (

    select
        12 as months,
        generate_series(1, 1) as part
    union all
    select
        6 as months,
        generate_series(1, 2) as part
    union all
    select
        3 as months,
        generate_series(1, 4) as part

),

calendar as (

    select
        make_date(years.year, parts.months * (parts.part - 1) + 1, 1) as period_start,
        (make_date(years.year, parts.months * (parts.part - 1) + 1, 1) + make_interval(months => parts.months))::date
        - 1 as period_end
    from years
    cross join parts

    union

    select
        make_date((year - 1) / 5 * 5 + 1, 1, 1) as period_start,
        make_date((year - 1) / 5 * 5 + 5, 12, 31) as period_end
    from years

),

named as (

    select
        years.period_start,
        years.period_end,
        years.period
    from {{ ref('stg_years') }} as years
    inner join {{ ref('int_reports') }} as reports on years.report_row_id = reports.report_row_id
    union all
    select
        period_start,
        period_end,
        to_values ->> 'period' as period
    from {{ ref('int_corrections') }}
    where
        is_applied
        and period_start is not null

),

told as (

    -- One period may be written in two ways; the shorter is how it is shown.
    select distinct on (period_start, period_end) *
    from named
    order by period_start, period_end, length(period), period

),

periods as (

    select
        period_start,
        period_end,
        told.period,
        told.period is not null as is_told,
        extract(year from period_start)::integer as first_year,
        extract(year from period_end)::integer as year,
        extract(month from period_start)::integer as first_month,
        extract(month from period_end)::integer as last_month,
        extract(day from period_start) = 1 and extract(day from period_end + 1) = 1 as is_whole_months,
        extract(month from age(period_end + 1, period_start))::integer
        + 12 * extract(year from age(period_end + 1, period_start))::integer as months
    from calendar
    full join told using (period_start, period_end)

)

select
    *,
    case
        when not is_whole_months then 'days'
        when months = 12 and first_month = 1 then 'year'
        when months = 6 and first_month in (1, 7) then 'half'
        when months = 3 and first_month in (1, 4, 7, 10) then 'quarter'
        when months = 1 then 'month'
        when first_year = year then 'months'
        when months = 60 and first_month = 1 and year % 5 = 0 then 'five_year_plan'
        when first_month = 1 and last_month = 12 then 'years'
        else 'months'
    end as period_kind,
    -- The third plan began in 1966; since then each has five years. 1966–1970 is 三五, 2021–2025 is 十四五.
    case
        when first_year > 1965 and (first_year - 1) / 5 = (year - 1) / 5 then (year - 1) / 5 - 390
    end as plan_number
from periods
