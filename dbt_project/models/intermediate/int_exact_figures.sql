select
    vintages.fact_key,
    vintages.report_id,
    vintages.figure_key,
    vintages.district_key,
    vintages.area_key,
    vintages.indicator_code,
    indicators.indicator_name,
    vintages.nature,
    vintages.measure,
    vintages.unit_dimension,
    vintages.comparison_unit,
    extract(year from vintages.period_end)::integer as year,
    vintages.comparison_value as value,
    vintages.resolution,
    vintages.scenario,
    vintages.basis,
    vintages.told_on,
    vintages.superseded_on is null and vintages.supersedes as is_known_by
from {{ ref('int_vintage_changes') }} as vintages
inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
where
    vintages.side = 'result'
    and vintages.bound = 'eq'
    and vintages.definition is null
    and to_char(vintages.period_start, 'MM-DD') = '01-01'
    and to_char(vintages.period_end, 'MM-DD') = '12-31'
    and extract(year from vintages.period_start) = extract(year from vintages.period_end)
