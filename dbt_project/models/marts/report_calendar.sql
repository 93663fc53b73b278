{{ config(meta={'reach': 'all'}) }}

with

held as (

    select
        district_key,
        plan_year as year,
        count(*) as reports_held,
        count(*) filter (where report_kind = 'government_work') as government_work,
        count(*) filter (where report_kind = 'plan_execution') as plan_execution,
        count(*) filter (where report_kind = 'statistical_communique') as statistical_communique,
        min(report_date) as first_report_date
    from {{ ref('int_reports') }}
    where is_counted
    group by district_key, plan_year

)

select
    {{ surrogate_key(['due.district_key', 'due.year']) }} as report_calendar_key,
    districts.district_code,
    districts.district_name,
    districts.current_district_code,
    districts.level,
    districts.province_code,
    districts.province_name,
    due.year,
    due.year - 1 as reviewed_year,
    coalesce(held.reports_held, 0)::integer as reports_held,
    coalesce(held.government_work, 0)::integer as government_work_held,
    coalesce(held.plan_execution, 0)::integer as plan_execution_held,
    coalesce(held.statistical_communique, 0)::integer as statistical_communique_held,
    held.first_report_date,
    case when held.reports_held > 0 then 'held' else 'missing' end as status
from {{ ref('int_reports_due') }} as due
inner join {{ ref('dim_district') }} as districts using (district_key)
left join held
    on
        due.district_key = held.district_key
        and due.year = held.year
