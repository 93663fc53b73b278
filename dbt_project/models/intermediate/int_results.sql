select
    *,
    known_from as told_on
from {{ ref('int_result_versions') }}
where known_to is null
