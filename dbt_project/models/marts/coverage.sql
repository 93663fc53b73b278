with

reports as (

    select * from {{ ref('int_reports') }}
    where is_counted

),

headlines as (

    select
        indicator_code,
        indicator_name
    from {{ ref('dim_indicator') }}
    where is_headline

),

told as (

    select
        tellings.report_id,
        tellings.indicator_code,
        count(*) filter (where tellings.scenario <> 'target') as results,
        count(*) filter (where tellings.scenario = 'target') as targets,
        bool_or(tellings.is_corrected) as is_corrected
    from {{ ref('int_tellings') }} as tellings
    inner join reports using (report_id)
    where
        (tellings.scenario <> 'target' and tellings.period_end = reports.period_end)
        or (tellings.scenario = 'target' and tellings.period_end > reports.period_end)
    group by tellings.report_id, tellings.indicator_code

),

unread as (

    select distinct
        passages.report_row_id,
        named.indicator_code
    from {{ ref('stg_passages') }} as passages
    cross join unnest(passages.unread_indicators) as named (indicator_code)

)

select
    {{ surrogate_key(['reports.report_id', 'headlines.indicator_code']) }} as coverage_key,
    reports.report_id,
    districts.district_code,
    districts.district_name,
    districts.current_district_code,
    districts.level,
    districts.province_code,
    districts.province_name,
    reports.report_kind,
    reports.period_start,
    reports.period_end,
    extract(year from reports.period_end)::integer as year,
    reports.plan_year,
    headlines.indicator_code,
    headlines.indicator_name,
    coalesce(told.results, 0)::integer as results,
    coalesce(told.targets, 0)::integer as targets,
    case
        when told.results > 0 then 'stated'
        when unread.indicator_code is not null then 'stated_not_read'
        else 'not_stated'
    end as result_status,
    case
        when told.targets > 0 then 'stated'
        when unread.indicator_code is not null then 'stated_not_read'
        else 'not_stated'
    end as target_status,
    coalesce(told.is_corrected, false) as is_corrected
from reports
cross join headlines
inner join {{ ref('dim_district') }} as districts using (district_key)
left join told
    on
        reports.report_id = told.report_id
        and headlines.indicator_code = told.indicator_code
left join unread
    on
        reports.report_row_id = unread.report_row_id
        and headlines.indicator_code = unread.indicator_code
