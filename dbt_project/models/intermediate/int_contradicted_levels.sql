select distinct levels.fact_key
from {{ ref('int_exact_figures') }} as levels
inner join {{ ref('int_exact_figures') }} as growth
    on
        levels.report_id = growth.report_id
        and levels.district_key = growth.district_key
        and levels.indicator_code = growth.indicator_code
        and levels.year = growth.year
        and growth.measure = 'growth'
        and growth.unit_dimension = 'ratio'
        and growth.value > -100
inner join {{ ref('int_exact_figures') }} as before
    on
        levels.area_key = before.area_key
        and levels.indicator_code = before.indicator_code
        and levels.unit_dimension = before.unit_dimension
        and levels.year = before.year + 1
        and before.measure = 'level'
        and before.told_on <= levels.told_on
        and before.is_known_by
where
    levels.measure = 'level'
    and levels.nature in ('flow', 'stock')
    and levels.value > 0
    and before.value > 0
    -- Prices and definitions do not move a figure by so much, whatever the growth is told at.
    and greatest(
        levels.value / (before.value * (1 + growth.value / 100)),
        before.value * (1 + growth.value / 100) / levels.value
    ) > {{ var('retelling_ratio') }}
