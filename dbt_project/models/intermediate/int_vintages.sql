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

),

keyed as (

    select
        *,
        {{ surrogate_key([
            'area_key', 'indicator_code', 'measure', 'unit_dimension', 'definition', 'period_start', 'period_end',
            'side', 'tier',
        ]) }} as figure_key
    from tellings
    where place = 1

),

numbered as (

    select
        *,
        row_number() over by_telling as telling_number,
        first_value(comparison_value) over by_telling as first_value,
        lag(comparison_value) over by_telling as previous_value
    from keyed
    window by_telling as (
        partition by figure_key
        order by told_on, kind_rank, report_id
    )

),

bases as (

    -- What a telling is held against: the last exact one before it, if there is one in as many digits.
    select distinct on (later.fact_key)
        later.fact_key,
        earlier.fact_key as base_fact_key,
        earlier.comparison_value as base_value,
        earlier.resolution as base_resolution,
        earlier.lower_end as base_lower,
        earlier.upper_end as base_upper,
        earlier.bound = 'eq' as is_base_exact,
        bool_and(earlier.scenario = 'estimate') over (partition by later.fact_key) as are_estimates
    from numbered as later
    inner join numbered as earlier using (figure_key)
    where earlier.telling_number < later.telling_number
    order by
        later.fact_key,
        earlier.bound = 'eq' desc,
        earlier.resolution <= later.resolution desc nulls last,
        earlier.telling_number desc

)

select
    numbered.*,
    bases.base_fact_key,
    bases.base_value,
    bases.base_resolution,
    bases.base_lower,
    bases.base_upper,
    bases.is_base_exact,
    bases.are_estimates
from numbered
left join bases using (fact_key)
