{{ config(meta={'reach': 'all'}) }}

with

versions as (

    select
        history.district_code as district_key,
        history.district_code,
        history.district_name,
        history.level,
        history.parent_code,
        history.valid_from,
        history.valid_to,
        case
            when history.valid_to is null then history.district_code
            else successors.current_district_code
        end as current_district_code
    from {{ ref('district_history') }} as history
    left join {{ ref('int_district_successors') }} as successors using (district_code, district_name)

),

without_history as (

    select
        district_key,
        district_code,
        district_name,
        level,
        parent_code,
        valid_from,
        valid_to,
        current_district_code
    from {{ ref('int_districts') }}
    where district_key not in (select versions.district_key from versions)

),

known as (

    select * from versions
    union all
    select * from without_history

)

select
    {{ surrogate_key(['district_key', 'district_name']) }} as district_version_key,
    *
from known
