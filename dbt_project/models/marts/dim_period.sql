with

told as (

    select
        years.period,
        years.period_start,
        years.period_end
    from {{ ref('stg_years') }} as years
    inner join {{ ref('int_reports') }} as reports on years.report_row_id = reports.report_row_id

),

periods as (

    -- One period may be written in two ways; the shorter is its label.
    select distinct on (period_start, period_end)
        period,
        period_start,
        period_end,
        extract(year from period_start)::integer as first_year,
        extract(year from period_end)::integer as year,
        extract(month from age(period_end + 1, period_start))::integer
        + 12 * extract(year from age(period_end + 1, period_start))::integer as months
    from told
    order by period_start, period_end, length(period), period

)

select
    {{ period_key('period_start', 'period_end') }} as period_key,
    period as period_label,
    period_start,
    period_end,
    first_year,
    year,
    months,
    case
        when months = 12 and first_year = year then 'year'
        when months < 12 and first_year = year then 'part_year'
        else 'span'
    end as period_kind,
    year % 5 = 0 and months = 60 as is_five_year_plan
from periods
