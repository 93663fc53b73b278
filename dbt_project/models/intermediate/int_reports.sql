with

current_documents as (

    -- A revision supersedes what its address showed before; content that no address shows any more is not asked.
    select distinct document_row_id
    from {{ ref('stg_sources') }}
    where is_current

),

told as (

    select
        report_row_id,
        count(*) as facts
    from (
        select report_row_id from {{ ref('stg_indicators') }}
        union all
        select report_row_id from {{ ref('stg_targets') }}
    ) as facts
    group by report_row_id

),

reports as (

    select
        reports.*,
        documents.content_hash,
        districts.district_key,
        coalesce(areas.area_key, districts.district_key) as area_key,
        districts.district_code,
        districts.district_name,
        coalesce(told.facts, 0) as facts,
        coalesce(
            reports.report_date,
            reports.period_end + {{ var('undated_report_days') }}
        ) as told_on,
        -- The year that the report's promises are for, unless they say otherwise.
        case
            when
                extract(year from reports.planned_start) = extract(year from reports.planned_end)
                then extract(year from reports.planned_end)
            else extract(year from reports.period_end + 1)
        end::integer as plan_year,
        case reports.report_kind
            when 'government_work' then 1
            when 'plan_execution' then 2
            when 'statistical_communique' then 3
            else 4
        end as kind_rank
    from {{ ref('stg_reports') }} as reports
    inner join current_documents using (document_row_id)
    inner join {{ ref('stg_documents') }} as documents using (document_row_id)
    inner join {{ ref('stg_districts') }} as districts
        on reports.report_row_id = districts.report_row_id and districts.is_reporting
    left join {{ ref('int_district_areas') }} as areas using (district_code)
    left join told on reports.report_row_id = told.report_row_id

),

speeches as (

    -- The same speech is printed by several sources; the copy that tells most is the one that counts.
    select
        *,
        first_value(report_id) over (
            partition by
                district_key,
                report_kind,
                coalesce(report_date::text, period),
                case when report_kind = 'other' then title end
            order by facts desc, report_id
        ) as counted_report_id
    from reports

)

select
    *,
    report_id = counted_report_id as is_counted
from speeches
