select * from {{ ref('int_target_versions') }}
where known_to is null
