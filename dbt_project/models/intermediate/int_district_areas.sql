with recursive

keeping as (

    -- A new name, code or rank leaves the area as it was, unless part of another area came to it in the same year.
    select
        one.old_code,
        one.old_name,
        one.new_code,
        one.new_name
    from {{ ref('district_successions') }} as one
    where
        one.kind in ('rename', 'recode', 'upgrade')
        and not exists (
            select from {{ ref('district_successions') }} as other
            where
                other.new_code = one.new_code
                and other.new_name = one.new_name
                and other.year = one.year
                and (other.old_code, other.old_name) <> (one.old_code, one.old_name)
        )

),

former as (

    -- A code that stands no more is known by the last name that it had.
    select distinct on (district_code)
        district_code,
        district_name
    from {{ ref('district_history') }}
    where district_code not in (select districts.district_code from {{ ref('districts') }} as districts)
    order by district_code, valid_to desc, district_name

),

steps as (

    select
        former.district_code,
        keeping.new_code,
        keeping.new_name,
        1 as step
    from former
    inner join keeping
        on
            former.district_code = keeping.old_code
            and former.district_name = keeping.old_name

    union all

    select
        steps.district_code,
        keeping.new_code,
        keeping.new_name,
        steps.step + 1 as step
    from steps
    inner join keeping
        on
            steps.new_code = keeping.old_code
            and steps.new_name = keeping.old_name

)

select distinct on (district_code)
    district_code,
    new_code as area_key
from steps
order by district_code, step desc
