select
    reports.area_key,
    extract(year from reports.period_end)::integer as year,
    named.indicator_code,
    min(reports.told_on) as known_from
from {{ ref('stg_passages') }} as passages
inner join {{ ref('int_reports') }} as reports on passages.report_row_id = reports.report_row_id and reports.is_counted
cross join unnest(passages.unread_indicators) as named (indicator_code)
group by reports.area_key, extract(year from reports.period_end), named.indicator_code
