with

ranks as (

    select
        facts.*,
        reports.area_key,
        measures.ranked_measure,
        reports.told_on,
        reports.content_hash,
        reports.kind_rank,
        extract(year from facts.period_end)::integer as year,
        -- Which of its neighbours it counts itself among: all of the country, of the province, of the city.
        case
            when facts.rank_scope ~ '^(全国|各省|全国各省)$' then 'province'
            when facts.rank_scope ~ '^全(省|区|自治区)(各?地?级?市州?|各?市州|各?地市)?$' then 'prefecture'
            when facts.rank_scope ~ '^全(市|州|盟|地区)(各?县|各?区|各?县区|各?县市区)?$' then 'county'
        end as ranked_level
    from {{ ref('int_facts') }} as facts
    inner join {{ ref('int_reports') }} as reports using (report_id)
    inner join {{ ref('int_ranked_measures') }} as measures using (fact_key)
    where
        facts.scenario <> 'target'
        and facts.bound = 'eq'
        and facts.definition is null
        and to_char(facts.period_start, 'MM-DD') = '01-01'
        and facts.period_end = (facts.period_start + interval '1 year')::date - 1

)

select distinct on (area_key, indicator_code, year, ranked_measure, ranked_level)
    district_key,
    area_key,
    indicator_code,
    year,
    ranked_measure,
    ranked_level,
    value::integer as stated_rank,
    rank_scope,
    report_id,
    passage_row_id,
    {{ evidence('content_hash', 'start_offset', 'end_offset') }} as evidence,
    correction_key is not null as is_corrected
from ranks
where ranked_level is not null
order by area_key, indicator_code, year, ranked_measure, ranked_level, told_on, kind_rank, report_id, fact_index
