with

told as (

    select * from {{ ref('int_vintage_changes') }}
    where
        side = 'result'
        and measure in ('level', 'growth')
        and to_char(period_start, 'MM-DD') = '01-01'
        and to_char(period_end, 'MM-DD') = '12-31'
        and extract(year from period_start) = extract(year from period_end)

),

paired as (

    select
        told.fact_key,
        told.report_id,
        told.passage_row_id,
        told.district_key,
        told.indicator_code,
        told.measure,
        told.unit_dimension,
        told.comparison_unit,
        told.scenario,
        told.definition,
        told.bound,
        told.comparison_value,
        told.resolution,
        told.lower_end,
        told.upper_end,
        told.told_on,
        told.telling_number,
        told.evidence,
        told.is_corrected,
        official.official_key,
        official.year,
        official.vintage,
        official.value as official_value,
        official.resolution as official_resolution,
        official.is_first,
        official.revised_on,
        told.comparison_value - official.value as difference
    from told
    inner join {{ ref('int_official_statistics') }} as official
        on
            told.district_key = official.district_code
            and told.indicator_code = official.indicator_code
            and told.measure = official.measure
            and told.unit_dimension = official.unit_dimension
            and extract(year from told.period_end) = official.year

),

censuses as (

    -- One of the two knows of a census and the other does not.
    select distinct on (paired.fact_key, paired.official_key)
        paired.fact_key,
        paired.official_key,
        revisions.revision_name,
        revisions.reason
    from paired
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

)

select
    paired.*,
    definitions.reason as definition_reason,
    case paired.measure
        when 'growth' then {{ var('preliminary_points') }}
        else {{ var('preliminary_share') }} * abs(paired.official_value)
    end * case when paired.scenario = 'estimate' then 2 else 1 end as preliminary_reach,
    case paired.measure
        when 'growth' then {{ var('census_points') }}
        else {{ var('census_share') }} * abs(paired.official_value)
    end as census_reach,
    censuses.revision_name || ': ' || censuses.reason as census_reason
from paired
left join censuses using (fact_key, official_key)
left join {{ ref('official_definitions') }} as definitions
    on
        paired.indicator_code = definitions.indicator_code
        and paired.measure = definitions.measure
        and paired.year between definitions.first_year and definitions.last_year
        and (
            definitions.reported_is = 'either'
            or (definitions.reported_is = 'higher') = (paired.difference > 0)
        )
