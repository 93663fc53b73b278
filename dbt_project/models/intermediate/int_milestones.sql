select
    {{ surrogate_key(['reports.report_id', 'projects.project_index']) }} as milestone_key,
    known.project_key,
    reports.report_id,
    reports.content_hash,
    reports.district_key,
    reports.told_on,
    reports.kind_rank,
    projects.passage_row_id,
    projects.project_index,
    projects.project_name,
    projects.milestone,
    -- How far along the way from an idea to use.
    array_position(
        array[
            'planned',
            'approved',
            'signed',
            'landed',
            'started',
            'under_construction',
            'topped_out',
            'completed',
            'operating'
        ],
        projects.milestone
    ) as milestone_rank,
    projects.scenario,
    projects.period_start,
    projects.period_end,
    projects.quote,
    projects.start_offset,
    projects.end_offset,
    projects.correction_key
from {{ ref('int_corrected_milestones') }} as projects
inner join {{ ref('int_reports') }} as reports on projects.report_row_id = reports.report_row_id and reports.is_counted
inner join {{ ref('int_projects') }} as known
    on
        reports.district_key = known.district_key
        and projects.project_name = known.told_name
