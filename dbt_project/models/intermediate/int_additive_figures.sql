select figures.*
from {{ ref('int_exact_figures') }} as figures
inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
where
    figures.measure = 'level'
    and figures.is_known_by
    and figures.nature in ('flow', 'stock')
    and figures.unit_dimension = indicators.unit_dimension
    -- Amounts per head do not add up.
    and indicators.unit not like '元%'
