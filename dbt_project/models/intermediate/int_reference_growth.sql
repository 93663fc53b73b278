select
    area_key,
    period_start,
    period_end,
    actual_value - {{ var('tolerance_points') }} as reference_floor,
    is_actual_corrected as is_reference_corrected,
    known_from,
    known_to
from {{ ref('int_result_versions') }}
where
    indicator_code = '{{ var("sync_reference_indicator") }}'
    and measure = 'growth'
    and unit_dimension = 'ratio'
    and definition is null
    and not is_late
    -- 超过5% is no number to keep step with.
    and exactness < 3
