with

milestones as (

    select * from {{ ref('int_milestones') }}

),

ordered as (

    select
        *,
        row_number() over by_project as step_number,
        max(case when scenario <> 'target' then milestone_rank end) over (
            by_project
            rows between unbounded preceding and 1 preceding
        ) as reached_before,
        max(case when scenario = 'target' then period_end end) over (
            partition by project_key, milestone
            order by told_on, kind_rank, report_id, project_index
            rows between unbounded preceding and 1 preceding
        ) as promised_before
    from milestones
    window by_project as (
        partition by project_key
        order by told_on, scenario = 'target', milestone_rank, kind_rank, report_id, project_index
    )

)

select
    ordered.milestone_key as timeline_key,
    ordered.project_key,
    projects.district_code,
    projects.district_name,
    projects.project_name,
    ordered.step_number::integer as step_number,
    ordered.told_on,
    extract(year from ordered.period_end)::integer as year,
    ordered.milestone,
    ordered.milestone_rank,
    ordered.scenario,
    case
        when ordered.scenario = 'target' and ordered.reached_before >= ordered.milestone_rank
            then 'promised_though_reached'
        when ordered.scenario = 'target' and ordered.period_end > ordered.promised_before then 'postponed'
        when ordered.scenario = 'target' and ordered.promised_before is not null then 'promised_again'
        when ordered.scenario = 'target' then 'promised'
        when ordered.reached_before is null then 'first'
        when ordered.milestone_rank > ordered.reached_before then 'further'
        when ordered.milestone_rank = ordered.reached_before then 'unchanged'
        else 'back'
    end as step,
    ordered.project_name as told_name,
    ordered.report_id,
    passages.sentence,
    {{ evidence('ordered.content_hash', 'ordered.start_offset', 'ordered.end_offset') }} as evidence,
    ordered.correction_key is not null as is_corrected
from ordered
inner join {{ ref('key_projects') }} as projects using (project_key)
left join {{ ref('stg_passages') }} as passages using (passage_row_id)
