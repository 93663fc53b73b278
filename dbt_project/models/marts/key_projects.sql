with

milestones as (

    select * from {{ ref('int_milestones') }}

),

told as (

    select
        project_key,
        min(told_on) as first_told_on,
        max(told_on) as last_told_on,
        count(distinct report_id)::integer as reports
    from milestones
    group by project_key

),

reached as (

    select distinct on (project_key) *
    from milestones
    where scenario <> 'target'
    order by project_key, told_on desc, milestone_rank desc, kind_rank, report_id, project_index

),

promised as (

    -- The latest promise is in force; of one report's, the farthest.
    select distinct on (project_key) *
    from milestones
    where scenario = 'target'
    order by project_key, told_on desc, milestone_rank desc, kind_rank, report_id, project_index

),

projects as (

    select
        project_key,
        district_key,
        project_name,
        string_agg(
            told_name, '、'
            order by told_name collate "C"
        ) filter (where told_name <> project_name) as other_names
    from {{ ref('int_projects') }}
    group by project_key, district_key, project_name

)

select
    projects.project_key,
    districts.district_code,
    districts.district_name,
    projects.project_name,
    projects.other_names,
    told.first_told_on,
    told.last_told_on,
    told.reports,
    reached.milestone as reached_milestone,
    extract(year from reached.period_end)::integer as reached_year,
    promised.milestone as promised_milestone,
    extract(year from promised.period_end)::integer as promised_year,
    case
        when promised.milestone is null then 'not_promised'
        when reached.milestone_rank >= promised.milestone_rank then 'reached'
        when reviews.reviewed_until is null or reviews.reviewed_until < promised.period_end then 'pending'
        when reached.told_on > promised.told_on then 'not_reached'
        else 'not_told'
    end as promise_status,
    reached_passages.sentence as reached_sentence,
    promised_passages.sentence as promised_sentence,
    {{ evidence('reached.content_hash', 'reached.start_offset', 'reached.end_offset') }} as reached_evidence,
    {{ evidence('promised.content_hash', 'promised.start_offset', 'promised.end_offset') }} as promised_evidence,
    coalesce(reached.correction_key, promised.correction_key) is not null as is_corrected
from projects
inner join told using (project_key)
inner join {{ ref('dim_district') }} as districts using (district_key)
left join reached on projects.project_key = reached.project_key
left join promised on projects.project_key = promised.project_key
left join {{ ref('int_district_areas') }} as areas on projects.district_key = areas.district_code
left join {{ ref('int_reviews') }} as reviews
    on
        coalesce(areas.area_key, projects.district_key) = reviews.area_key
        and extract(year from promised.period_end) = reviews.year
        and reviews.known_to is null
left join {{ ref('stg_passages') }} as reached_passages on reached.passage_row_id = reached_passages.passage_row_id
left join {{ ref('stg_passages') }} as promised_passages on promised.passage_row_id = promised_passages.passage_row_id
