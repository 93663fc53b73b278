with recursive

ended as (

    select
        district_code,
        district_name,
        parent_code
    from {{ ref('district_history') }}
    where valid_to is not null

),

standing as (

    select
        district_code,
        district_name
    from {{ ref('district_history') }}
    where valid_to is null

),

steps as (

    select
        ended.district_code,
        ended.district_name,
        successions.new_code,
        successions.new_name
    from ended
    inner join {{ ref('district_successions') }} as successions
        on
            ended.district_code = successions.old_code
            and ended.district_name = successions.old_name

    union

    -- A step ends at an area that stands today; what such an area gave away later is not followed.
    select
        steps.district_code,
        steps.district_name,
        successions.new_code,
        successions.new_name
    from steps
    inner join {{ ref('district_successions') }} as successions
        on
            steps.new_code = successions.old_code
            and steps.new_name = successions.old_name
    where (steps.new_code, steps.new_name) not in (
        select
            standing.district_code,
            standing.district_name
        from standing
    )

),

arrived as (

    select
        steps.district_code,
        steps.district_name,
        count(*) as successors,
        min(steps.new_code) as first_code,
        count(distinct left(steps.new_code, 4)) as prefectures,
        count(distinct left(steps.new_code, 2)) as provinces
    from steps
    inner join standing
        on
            steps.new_code = standing.district_code
            and steps.new_name = standing.district_name
    group by steps.district_code, steps.district_name

)

select
    ended.district_code,
    ended.district_name,
    coalesce(arrived.successors, 0)::integer as successors,
    case
        when arrived.successors is null and parents.district_code is null then null
        when arrived.successors is null then ended.parent_code
        when arrived.successors = 1 then arrived.first_code
        when arrived.prefectures = 1 and prefectures.district_code is not null then prefectures.district_code
        when arrived.provinces = 1 then rpad(left(arrived.first_code, 2), 6, '0')
        else '100000'
    end as current_district_code
from ended
left join arrived using (district_code, district_name)
left join standing as prefectures on rpad(left(arrived.first_code, 4), 6, '0') = prefectures.district_code
left join standing as parents on ended.parent_code = parents.district_code
