{{ config(meta={'reach': 'all'}) }}

with

listed as (

    select
        districts.district_code,
        districts.district_name,
        districts.level,
        districts.parent_code,
        case when not bool_or(history.valid_from is null) then min(history.valid_from) end as valid_from,
        null::integer as valid_to,
        districts.district_code as current_district_code
    from {{ ref('districts') }} as districts
    -- A name may have changed while the code stood.
    left join {{ ref('district_history') }} as history using (district_code)
    group by districts.district_code, districts.district_name, districts.level, districts.parent_code

),

former as (

    -- A code that stands no more is known by the last name that it had.
    select distinct on (history.district_code)
        history.district_code,
        history.district_name,
        history.level,
        history.parent_code,
        first_value(history.valid_from) over (
            partition by history.district_code
            order by history.valid_from nulls first
        ) as valid_from,
        history.valid_to,
        successors.current_district_code
    from {{ ref('district_history') }} as history
    left join {{ ref('int_district_successors') }} as successors using (district_code, district_name)
    where history.district_code not in (select listed.district_code from listed)
    order by history.district_code, history.valid_to desc, history.district_name

),

known as (

    select * from listed
    union all
    select * from former

),

unlisted as (

    select distinct on (district_key)
        district_key,
        district_code,
        district_name
    from {{ ref('int_reports') }}
    where district_code is null or district_code not in (select known.district_code from known)
    order by district_key, told_on desc, district_name

)

select
    district_code as district_key,
    district_code,
    district_name,
    level,
    parent_code,
    valid_from,
    valid_to,
    current_district_code,
    true as is_listed
from known

union all

select
    district_key,
    district_code,
    district_name,
    null as level,
    null as parent_code,
    null as valid_from,
    null as valid_to,
    district_code as current_district_code,
    false as is_listed
from unlisted
