with

growth as (

    select
        area_key,
        indicator_code,
        year,
        definition,
        basis,
        actual_value as stated_growth_pct,
        actual_report_id as growth_report_id,
        actual_evidence as growth_evidence,
        is_actual_corrected as is_growth_corrected
    from {{ ref('int_results') }}
    where
        measure = 'growth'
        and unit_dimension = 'ratio'
        and is_within_year
        and is_from_new_year
        and is_to_year_end

),

shown as (

    select * from {{ ref('int_annual_levels') }}
    where is_shown

),

predecessors as (

    -- What was told for the year before under the indicator that this one replaced.
    select
        breaks.successor_code as indicator_code,
        shown.area_key,
        shown.year + 1 as year,
        min(breaks.indicator_code) as predecessor_code
    from {{ ref('indicator_breaks') }} as breaks
    inner join shown using (indicator_code)
    where breaks.kind = 'replaced'
    group by breaks.successor_code, shown.area_key, shown.year

),

paired as (

    select
        shown.*,
        like_for_like.value as previous_value,
        like_for_like.value_bound as previous_bound,
        like_for_like.is_level_corrected as is_previous_corrected,
        before.unit_dimension as unlike_unit_dimension,
        before.definition as unlike_definition,
        before.value is not null as is_told_before
    from shown
    left join {{ ref('int_annual_levels') }} as like_for_like
        on
            shown.area_key = like_for_like.area_key
            and shown.indicator_code = like_for_like.indicator_code
            and shown.year = like_for_like.year + 1
            and shown.unit_dimension = like_for_like.unit_dimension
            and shown.definition is not distinct from like_for_like.definition
    left join {{ ref('int_annual_levels') }} as before
        on
            before.is_shown
            and shown.area_key = before.area_key
            and shown.indicator_code = before.indicator_code
            and shown.year = before.year + 1

)

select
    paired.*,
    growth.stated_growth_pct,
    growth.growth_report_id,
    growth.growth_evidence,
    paired.is_level_corrected
    or coalesce(paired.is_previous_corrected, false)
    or coalesce(growth.is_growth_corrected, false) as is_corrected,
    coalesce(growth.basis, paired.catalogue_basis) as growth_basis,
    breaks.kind as definition_break_kind,
    case
        when paired.previous_value is null and not paired.is_told_before and predecessors.predecessor_code is not null
            then 'the indicator replaced another, ' || predecessors.predecessor_code
        when paired.previous_value is null and not paired.is_told_before then 'no level is told for the year before'
        when paired.previous_value is null and paired.unit_dimension <> paired.unlike_unit_dimension
            then 'the unit changed from one dimension to another'
        when paired.previous_value is null then 'the definition changed'
        when breaks.kind is not null then 'what the indicator counts changed in ' || paired.year
        when paired.value_bound <> 'eq' or paired.previous_bound <> 'eq' then 'a level is bounded'
        when paired.nature in ('rate', 'index') then 'the ratio of two rates is no growth'
        when coalesce(growth.basis, paired.catalogue_basis) = 'real' then 'real growth is not the ratio of two levels'
    end as break_reason
from paired
left join growth
    on
        paired.area_key = growth.area_key
        and paired.indicator_code = growth.indicator_code
        and paired.year = growth.year
        and paired.definition is not distinct from growth.definition
left join {{ ref('indicator_breaks') }} as breaks
    on
        paired.indicator_code = breaks.indicator_code
        and paired.year = breaks.year
        -- A replaced indicator goes on counting what it did; what took its place is another series.
        and breaks.kind not in ('replaced', 'unit')
left join predecessors
    on
        paired.area_key = predecessors.area_key
        and paired.indicator_code = predecessors.indicator_code
        and paired.year = predecessors.year
