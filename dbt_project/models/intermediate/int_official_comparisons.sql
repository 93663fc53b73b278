with

censuses as (

    -- One of the two knows of a census and the other does not.
    select distinct on (paired.fact_key, paired.official_key)
        paired.fact_key,
        paired.official_key,
        revisions.revision_name,
        revisions.reason
    from {{ ref('int_official_pairs') }} as paired
    inner join {{ ref('official_revisions') }} as revisions
        on
            paired.indicator_code = any(string_to_array(revisions.indicator_codes, ' '))
            and paired.year between revisions.first_year and revisions.last_year
    where
        (paired.told_on >= revisions.published_on)
        <> case
            when revisions.vintage is null then not paired.is_first
            else coalesce(paired.revised_on >= revisions.published_on, false)
        end
    order by
        paired.fact_key,
        paired.official_key,
        paired.revised_on = revisions.published_on desc nulls last,
        revisions.published_on

),

reached as (

    select
        *,
        case measure
            when 'growth' then {{ var('preliminary_points') }}
            else {{ var('preliminary_share') }} * abs(official_value)
        end * case when scenario = 'estimate' then 2 else 1 end as preliminary_reach,
        case measure
            when 'growth' then {{ var('census_points') }}
            else {{ var('census_share') }} * abs(official_value)
        end as usual_census_reach
    from {{ ref('int_official_pairs') }}

)

select
    reached.*,
    definitions.reason as definition_reason,
    greatest(
        reached.usual_census_reach, reached.vintage_spread + reached.preliminary_reach + reached.resolution
    ) as census_reach,
    censuses.revision_name || ': ' || censuses.reason as census_reason
from reached
left join censuses using (fact_key, official_key)
left join {{ ref('official_definitions') }} as definitions
    on
        reached.indicator_code = definitions.indicator_code
        and reached.measure = definitions.measure
        and reached.year between definitions.first_year and definitions.last_year
        and (
            definitions.reported_is = 'either'
            or (definitions.reported_is = 'higher') = (reached.difference > 0)
        )
