-- What is told late and exactly is better than the words of the day for a series, though not for a promise.
select distinct on (
    area_key, indicator_code, measure, unit_dimension, definition, period_start, period_end
)
    *,
    known_from as told_on
from {{ ref('int_result_versions') }}
where known_to is null
order by
    area_key,
    indicator_code,
    measure,
    unit_dimension,
    definition,
    period_start,
    period_end,
    actual_scenario = 'estimate',
    is_disputed,
    exactness,
    is_late
