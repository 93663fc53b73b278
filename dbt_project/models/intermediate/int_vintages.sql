with

tellings as (

    select
        tellings.*,
        reports.told_on,
        reports.kind_rank,
        case tellings.scenario when 'target' then 'promise' else 'result' end as side,
        -- A report may tell a figure twice, roughly in its opening and exactly later.
        row_number() over (
            partition by
                tellings.report_id,
                tellings.indicator_code,
                tellings.measure,
                tellings.unit_dimension,
                tellings.definition,
                tellings.period_start,
                tellings.period_end,
                tellings.scenario = 'target',
                tellings.tier
            order by tellings.scenario = 'estimate', tellings.bound <> 'eq', tellings.fact_index
        ) as place
    from {{ ref('int_tellings') }} as tellings
    inner join {{ ref('int_reports') }} as reports using (report_id)

)

select
    *,
    row_number() over by_telling as telling_number,
    first_value(comparison_value) over by_telling as first_value,
    lag(comparison_value) over by_telling as previous_value,
    lag(fact_key) over by_telling is not null
    and comparison_value is distinct from lag(comparison_value) over by_telling as is_revised
from tellings
where place = 1
window by_telling as (
    partition by
        district_key,
        indicator_code,
        measure,
        unit_dimension,
        definition,
        period_start,
        period_end,
        side,
        tier
    order by told_on, kind_rank, report_id
)
