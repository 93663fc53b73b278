with

ranks as (

    select
        facts.*,
        reports.told_on,
        reports.content_hash,
        reports.kind_rank,
        extract(year from facts.period_end)::integer as year,
        -- 地区生产总值增长3.9%、总量居全国首位: the last word before the rank says whether size or growth is ranked.
        (
            regexp_match(
                left(
                    passages.sentence,
                    coalesce(facts.start_offset - passages.start_offset, strpos(passages.sentence, facts.quote) - 1)
                ),
                '.*(增速|增幅|增长率|增长|降幅|幅度|总量|总额|规模|水平)'
            )
        )[1] as told_of
    from {{ ref('int_facts') }} as facts
    inner join {{ ref('int_reports') }} as reports using (report_id)
    left join {{ ref('stg_passages') }} as passages using (passage_row_id)
    where
        facts.measure = 'rank'
        and facts.scenario <> 'target'
        and facts.bound = 'eq'
        and facts.indicator_code is not null
        and facts.region_name is null
        and facts.definition is null
        and to_char(facts.period_start, 'MM-DD') = '01-01'
        and facts.period_end = (facts.period_start + interval '1 year')::date - 1

),

measured as (

    select
        *,
        case
            when told_of like '增%' or told_of like '%幅%' then 'growth'
            else 'level'
        end as ranked_measure,
        -- Which of its neighbours it counts itself among: all of the country, of the province, of the city.
        case
            when rank_scope ~ '^(全国|各省|全国各省)$' then 'province'
            when rank_scope ~ '^全(省|区|自治区)(各?地?级?市州?|各?市州|各?地市)?$' then 'prefecture'
            when rank_scope ~ '^全(市|州|盟|地区)(各?县|各?区|各?县区|各?县市区)?$' then 'county'
        end as ranked_level
    from ranks

)

select distinct on (district_key, indicator_code, year, ranked_measure, ranked_level)
    district_key,
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
from measured
where ranked_level is not null
order by district_key, indicator_code, year, ranked_measure, ranked_level, told_on, kind_rank, report_id, fact_index
