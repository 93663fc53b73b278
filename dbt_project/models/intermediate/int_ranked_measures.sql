with

ranks as (

    select
        facts.fact_key,
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
    left join {{ ref('stg_passages') }} as passages using (passage_row_id)
    where
        facts.measure = 'rank'
        and facts.indicator_code is not null
        and facts.region_name is null

)

select
    fact_key,
    case
        when told_of like '增%' or told_of like '%幅%' then 'growth'
        else 'level'
    end as ranked_measure
from ranks
