with

targets as (

    select * from {{ ref('int_target_versions') }}

),

days as (

    select
        target_key,
        known_from as target_known_from,
        known_from as day
    from targets
    union
    select
        target_key,
        target_known_from,
        known_from as day
    from {{ ref('int_target_candidates') }}
    union
    select
        targets.target_key,
        targets.known_from as target_known_from,
        reference.known_from as day
    from targets
    inner join {{ ref('int_reference_growth') }} as reference using (area_key, period_start, period_end)
    where targets.target_bound = 'sync'
    union
    select
        targets.target_key,
        targets.known_from as target_known_from,
        reviews.known_from as day
    from targets
    inner join {{ ref('int_reviews') }} as reviews using (area_key, year)

)

select
    days.target_key,
    days.target_known_from,
    days.day as known_from,
    lead(days.day) over (
        partition by days.target_key
        order by days.day
    ) as known_to,
    coalesce(reviews.reviewed_until >= targets.period_end, false) as is_reviewed
from days
inner join targets
    on
        days.target_key = targets.target_key
        and days.target_known_from = targets.known_from
        and days.day >= targets.known_from
        and (targets.known_to is null or days.day < targets.known_to)
left join {{ ref('int_reviews') }} as reviews
    on
        targets.area_key = reviews.area_key
        and targets.year = reviews.year
        and days.day >= reviews.known_from
        and (reviews.known_to is null or days.day < reviews.known_to)
