with

reports as (

    select
        report_row_id,
        district_key,
        period_end,
        extract(year from period_end)::integer as year
    from {{ ref('int_reports') }}
    where is_counted

),

unread as (

    select
        reports.district_key,
        reports.year,
        array_agg(distinct named.indicator_code) as unread_indicators
    from {{ ref('stg_passages') }} as passages
    inner join reports using (report_row_id)
    cross join unnest(passages.unread_indicators) as named (indicator_code)
    group by reports.district_key, reports.year

),

reviewed as (

    select
        district_key,
        year,
        max(period_end) as reviewed_until
    from reports
    group by district_key, year

)

select
    reviewed.district_key,
    reviewed.year,
    reviewed.reviewed_until,
    coalesce(unread.unread_indicators, '{}') as unread_indicators
from reviewed
left join unread using (district_key, year)
