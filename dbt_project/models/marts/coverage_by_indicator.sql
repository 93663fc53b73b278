{{ config(meta={'reach': 'all'}) }}

with

stated as (

    select
        coverage.indicator_code,
        count(*) as reports,
        count(*) filter (where coverage.result_status = 'stated') as results_found,
        count(*) filter (where coverage.result_status = 'stated_not_read') as results_not_read,
        count(*) filter (where reports.planned_start is not null) as planning_reports,
        count(*) filter (
            where reports.planned_start is not null and coverage.target_status = 'stated'
        ) as targets_found,
        count(*) filter (
            where reports.planned_start is not null and coverage.target_status = 'stated_not_read'
        ) as targets_not_read
    from {{ ref('coverage') }} as coverage
    inner join {{ ref('int_reports') }} as reports using (report_id)
    group by coverage.indicator_code

),

retold as (

    -- A year's figure that a later report tells again: two readings of two sentences, which ought to agree.
    select
        indicator_code,
        change = 'revised' as is_revised,
        case measure
            when 'level' then abs(comparison_value - base_value) > abs(base_value) * {{ var('retold_share') }}
            else abs(comparison_value - base_value) > {{ var('retold_points') }}
        end as is_far
    from {{ ref('int_vintage_changes') }}
    where
        side = 'result'
        and telling_number > 1
        and measure in ('level', 'growth')
        and comparison_value is not null
        and base_value is not null

),

agreement as (

    select
        indicator_code,
        count(*) as retold,
        count(*) filter (where not is_revised) as retold_alike,
        count(*) filter (where is_revised and is_far) as retold_far_off
    from retold
    group by indicator_code

)

select
    stated.indicator_code,
    indicators.indicator_name,
    stated.reports::integer as reports,
    stated.results_found::integer as results_found,
    stated.results_not_read::integer as results_not_read,
    (stated.reports - stated.results_found - stated.results_not_read)::integer as results_not_stated,
    stated.planning_reports::integer as planning_reports,
    stated.targets_found::integer as targets_found,
    stated.targets_not_read::integer as targets_not_read,
    (stated.planning_reports - stated.targets_found - stated.targets_not_read)::integer as targets_not_stated,
    coalesce(agreement.retold, 0)::integer as retold,
    coalesce(agreement.retold_alike, 0)::integer as retold_alike,
    coalesce(agreement.retold_far_off, 0)::integer as retold_far_off
from stated
inner join {{ ref('dim_indicator') }} as indicators using (indicator_code)
left join agreement using (indicator_code)
