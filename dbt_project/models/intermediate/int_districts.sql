with

listed as (

    select
        district_code,
        district_name,
        level,
        parent_code,
        null::integer as last_listed
    from {{ ref('districts') }}

),

former as (

    -- A code may have had several names, and may belong to another area today.
    select distinct on (district_code)
        district_code,
        district_name,
        level,
        parent_code,
        last_listed
    from {{ ref('districts_former') }}
    where district_code not in (select listed.district_code from listed)
    order by district_code, last_listed desc, district_name

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
    last_listed,
    true as is_listed
from known

union all

select
    district_key,
    district_code,
    district_name,
    null as level,
    null as parent_code,
    null as last_listed,
    false as is_listed
from unlisted
