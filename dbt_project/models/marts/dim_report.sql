with

reports as (

    select * from {{ ref('int_reports') }}

),

addresses as (

    select
        document_row_id,
        min(address collate "C") as address,
        count(*) as addresses
    from {{ ref('stg_sources') }}
    where is_current
    group by document_row_id

),

unread as (

    select
        report_row_id,
        sum(unread_quantities) as unread_quantities
    from {{ ref('stg_passages') }}
    group by report_row_id

),

versions as (

    -- The area as it was in the year reviewed; where no list of that year has it, as it was nearest to it.
    select distinct on (reports.report_id)
        reports.report_id,
        versions.district_version_key,
        versions.current_district_code
    from reports
    inner join {{ ref('int_district_versions') }} as versions using (district_key)
    order by
        reports.report_id,
        greatest(
            versions.valid_from - extract(year from reports.period_end),
            extract(year from reports.period_end) - versions.valid_to,
            0
        ),
        versions.valid_from nulls first

)

select
    reports.report_id,
    reports.content_hash as document_hash,
    reports.counted_report_id,
    reports.is_counted,
    reports.district_key,
    versions.district_version_key,
    versions.current_district_code,
    reports.title,
    reports.report_kind,
    reports.meeting,
    {{ period_key('reports.period_start', 'reports.period_end') }} as period_key,
    reports.period_start,
    reports.period_end,
    reports.planned_start,
    reports.planned_end,
    reports.plan_year,
    reports.report_date,
    reports.told_on,
    addresses.address,
    addresses.addresses::integer as addresses,
    reports.facts::integer as facts,
    coalesce(unread.unread_quantities, 0)::integer as unread_quantities,
    reports.reader_version
from reports
inner join addresses using (document_row_id)
inner join versions using (report_id)
left join unread using (report_row_id)
