select
    milestones.milestone_key,
    milestones.project_key,
    milestones.report_id,
    milestones.district_key,
    {{ period_key('milestones.period_start', 'milestones.period_end') }} as period_key,
    milestones.period_start,
    milestones.period_end,
    extract(year from milestones.period_end)::integer as year,
    milestones.project_name,
    milestones.milestone,
    milestones.milestone_rank,
    milestones.scenario,
    milestones.told_on,
    milestones.quote,
    passages.sentence,
    passages.place,
    {{ evidence('milestones.content_hash', 'milestones.start_offset', 'milestones.end_offset') }} as evidence,
    milestones.correction_key is not null as is_corrected,
    milestones.correction_key
from {{ ref('int_milestones') }} as milestones
left join {{ ref('stg_passages') }} as passages using (passage_row_id)
