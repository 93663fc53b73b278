{{ config(meta={'reach': 'all'}) }}

select * from {{ ref('contradiction_part_over_whole') }}
union all
select * from {{ ref('contradiction_parts_do_not_add_up') }}
union all
select * from {{ ref('contradiction_growth_against_levels') }}
union all
select * from {{ ref('contradiction_told_twice') }}
union all
select * from {{ ref('contradiction_reports_disagree') }}
union all
select * from {{ ref('contradiction_districts_over_parent') }}
union all
select * from {{ ref('contradiction_impossible_value') }}
union all
select * from {{ ref('contradiction_hundredfold_jump') }}
union all
select * from {{ ref('contradiction_overlooked_bound') }}
