with

tellings as (

    select
        tellings.*,
        catalogue.may_exceed_hundred,
        age(tellings.period_end + 1, tellings.period_start) as duration
    from {{ ref('int_tellings') }} as tellings
    inner join {{ ref('int_catalogue') }} as catalogue using (indicator_code)
    -- Against another base than the time before (是2007年的3.2倍) nobody says how long it took.
    where tellings.measure = 'level' or tellings.unit_dimension in ('ratio', 'percentage_point')

),

paced as (

    select
        *,
        -- Over several years much may grow much: what counts is the growth of one of them.
        case
            when measure = 'growth' and comparison_value > -100 and duration > interval '1 year'
                then 100 * power(
                    1 + comparison_value / 100,
                    1 / (extract(year from duration) + extract(month from duration) / 12)
                ) - 100
            when measure in ('growth', 'average_growth') then comparison_value
        end as growth_a_year
    from tellings

),

measured as (

    select
        *,
        case
            when growth_a_year > {{ var('impossible_growth') }} then growth_a_year - {{ var('impossible_growth') }}
            when growth_a_year < -100 then -100 - growth_a_year
            when
                measure = 'level'
                and nature = 'rate'
                and not may_exceed_hundred
                and comparison_unit = '%'
                and comparison_value > 100
                then comparison_value - 100
            when measure = 'level' and nature in ('flow', 'stock') and comparison_value < 0 then -comparison_value
        end as excess
    from paced

),

broken as (

    select
        fact_key,
        -- It contradicts nothing but itself.
        string_to_array('', ',') as other_fact_keys,
        comparison_value as value,
        null::numeric as other_value,
        excess,
        case
            when measure = 'level' and nature = 'rate' then 'a share of more than a whole'
            when measure = 'level' then 'there cannot be less than nothing of it'
            when comparison_value < 0 then 'nothing falls by more than all of it'
            else 'hardly anything grows by so much'
        end as explanation
    from measured
    where excess > 0

),

{{ contradictions_of('impossible_value') }}
