with

reasoned as (

    select
        *,
        case
            when abs(difference) <= official_resolution / 2 then 'agrees'
            -- A level is cut off as often as it is rounded, a growth is rounded.
            when bound = 'eq' and abs(difference) <= resolution * case measure when 'level' then 1 else 0.5 end
                then 'rounding'
            when
                bound <> 'eq'
                and official_value >= coalesce(lower_end, '-infinity')
                and official_value <= coalesce(upper_end, 'infinity')
                then 'rounding'
            when definition is not null then 'other_definition'
            when revised_on is not null and census_reason is not null and abs(difference) <= census_reach
                then 'census_revision'
            when abs(difference) <= preliminary_reach then 'preliminary'
            -- Early censuses stand in every vintage but the first.
            when census_reason is not null and abs(difference) <= census_reach then 'census_revision'
            when definition_reason is not null then 'other_definition'
            else 'unexplained'
        end as reason
    from {{ ref('int_official_comparisons') }}

),

placed as (

    select
        *,
        row_number() over (
            partition by fact_key
            order by
                reason not in ('agrees', 'rounding'),
                abs(difference),
                revised_on is not null,
                vintage,
                official_key
        ) as place
    from reasoned

)

select
    *,
    place = 1 as is_nearest
from placed
