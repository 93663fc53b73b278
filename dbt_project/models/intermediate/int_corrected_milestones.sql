{{ config(materialized='view') }}

with

corrections as (

    select * from {{ ref('int_corrections') }}
    where
        is_applied
        and record_kind = 'project'

),

read as not materialized (

    select * from {{ ref('stg_key_projects') }}

),

withdrawn as (

    select
        report_row_id,
        record_index
    from corrections
    where action = 'withdraw'

),

kept as (

    select
        read.report_row_id,
        read.project_index,
        read.passage_row_id,
        {{ corrected('name', 'read.project_name') }} as project_name,
        {{ corrected('milestone', 'read.milestone') }} as milestone,
        {{ corrected('scenario', 'read.scenario') }} as scenario,
        coalesce(corrections.period_start, years.period_start) as period_start,
        coalesce(corrections.period_end, years.period_end) as period_end,
        read.quote,
        read.start_offset,
        read.end_offset,
        corrections.correction_key
    from read
    inner join {{ ref('stg_years') }} as years using (year_row_id)
    left join corrections
        on
            read.report_row_id = corrections.report_row_id
            and read.project_index = corrections.record_index
    -- An anti-join, whose size the planner guesses well.
    left join withdrawn
        on
            read.report_row_id = withdrawn.report_row_id
            and read.project_index = withdrawn.record_index
    where withdrawn.record_index is null

),

last_places as (

    select
        report_row_id,
        max(project_index) as project_index
    from read
    where report_row_id in (select corrections.report_row_id from corrections)
    group by report_row_id

),

added as (

    select
        corrections.report_row_id,
        coalesce(last_places.project_index, -1) + row_number() over (
            partition by corrections.report_row_id
            order by corrections.place_start, corrections.correction_key
        )::integer as project_index,
        corrections.passage_row_id,
        corrections.to_values ->> 'name' as project_name,
        corrections.to_values ->> 'milestone' as milestone,
        corrections.to_values ->> 'scenario' as scenario,
        corrections.period_start,
        corrections.period_end,
        corrections.quote,
        corrections.place_start as start_offset,
        corrections.place_end as end_offset,
        corrections.correction_key
    from corrections
    left join last_places using (report_row_id)
    where corrections.action = 'add'

)

select * from kept
union all
select * from added
