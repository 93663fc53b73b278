with

projects as (

    select * from {{ ref('key_projects') }}

),

told as (

    select
        project_key,
        count(distinct year) filter (where step = 'postponed') as postponements,
        min(year) filter (where scenario = 'target') as first_promised_year,
        count(distinct report_id) filter (where step = 'unchanged') as reports_unchanged
    from {{ ref('key_project_timeline') }}
    group by project_key

),

heard as (

    -- How far the reports of a district go; what nobody could have told yet is not stalled.
    select
        district_code,
        district_name,
        extract(year from max(last_told_on))::integer as last_year
    from projects
    group by district_code, district_name

),

judged as (

    select
        projects.*,
        told.postponements::integer as postponements,
        told.first_promised_year,
        heard.last_year - extract(year from projects.last_told_on)::integer as years_silent,
        case
            when projects.promise_status = 'reached' then null
            when projects.reached_milestone in ('completed', 'operating') then null
            when projects.promise_status = 'not_reached' and told.postponements > 0 then 'postponed'
            when projects.promise_status = 'not_reached' then 'behind'
            when projects.reached_milestone is null and projects.promise_status <> 'not_told' then null
            -- What one report named and none again was no project that anybody followed.
            when projects.reports < 2 then null
            when heard.last_year - extract(year from projects.last_told_on) >= {{ var('stalled_years') }}
                then 'no_longer_told'
            when told.reports_unchanged >= {{ var('stalled_years') }} then 'standing_still'
        end as stall
    from projects
    inner join told using (project_key)
    inner join heard
        on
            projects.district_name = heard.district_name
            and projects.district_code is not distinct from heard.district_code

)

select
    project_key,
    district_code,
    district_name,
    project_name,
    stall,
    reached_milestone,
    reached_year,
    promised_milestone,
    promised_year,
    first_promised_year,
    postponements,
    years_silent,
    first_told_on,
    last_told_on,
    reports,
    reached_sentence,
    promised_sentence,
    reached_evidence,
    promised_evidence,
    is_corrected
from judged
where stall is not null
