with

tellings as (

    select
        *,
        case scenario when 'target' then 'promise' else 'result' end as side,
        -- A report may tell a figure twice, roughly in its opening and exactly later.
        row_number() over (
            partition by
                report_id,
                indicator_code,
                measure,
                unit_dimension,
                definition,
                period_start,
                period_end,
                scenario = 'target',
                tier
            order by scenario = 'estimate', bound <> 'eq', fact_index
        ) as place
    from {{ ref('int_tellings') }}

)

select
    *,
    row_number() over by_telling as telling_number,
    first_value(comparison_value) over by_telling as first_value,
    lag(comparison_value) over by_telling as previous_value,
    coalesce(comparison_value <> lag(comparison_value) over by_telling, false) as is_revised
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
