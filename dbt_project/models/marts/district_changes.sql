{{ config(meta={'reach': 'all'}) }}

with

changes as (

    select * from {{ ref('district_successions') }}

)

select
    {{ surrogate_key([
        'changes.old_code', 'changes.old_name', 'changes.new_code', 'changes.new_name',
    ]) }} as district_change_key,
    changes.year,
    changes.kind,
    before_change.level,
    before_change.province_code,
    before_change.province_name,
    changes.old_code,
    changes.old_name,
    changes.new_code,
    changes.new_name,
    after_change.level as new_level,
    before_change.current_district_code,
    before_change.current_district_name
from changes
inner join {{ ref('dim_district_version') }} as before_change
    on
        changes.old_code = before_change.district_code
        and changes.old_name = before_change.district_name
inner join {{ ref('dim_district_version') }} as after_change
    on
        changes.new_code = after_change.district_code
        and changes.new_name = after_change.district_name
