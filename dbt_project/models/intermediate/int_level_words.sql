with

levels as (

    select
        facts.fact_key,
        facts.unit_dimension,
        passages.sentence,
        facts.quote,
        -- Records typed by hand have a sentence, but no place in a document.
        coalesce(
            facts.start_offset - passages.start_offset,
            nullif(strpos(passages.sentence, facts.quote), 0) - 1
        ) as place
    from {{ ref('int_facts') }} as facts
    inner join {{ ref('stg_passages') }} as passages using (passage_row_id)
    where
        facts.measure = 'level'
        and facts.indicator_code is not null
        and facts.region_name is null

),

words as (

    select
        *,
        substring(left(sentence, place) from '[^，。；、：:（(]*$') as clause,
        substring(left(sentence, place) from '[^。；]*$') as part,
        left(sentence, place) as before,
        substr(sentence, place + length(quote) + 1) as behind
    from levels

)

select
    fact_key,
    case
        when clause ~ '每年|年均|年平均' and clause !~ '增长|递增|增速' then 'yearly'
        when clause ~ '累计|合计|(?<!十)五年(?!后|末|规划|计划)|(?<![0-9])5年(?!后|末)|期间' then 'sum'
        when clause ~ '达|突破|超|过|稳定|保持|维持' then 'reached'
    end as told_as,
    coalesce(part ~ '累计|(?<!十)五年(?!后|末|规划|计划)|(?<![0-9])5年(?!后|末)', false) as is_among_sums,
    -- 1990 and 90 are one year: 2000亿元（90年不变价，下同）; 按2010年价格计算，生产总值达到50亿元.
    case when unit_dimension = 'CNY' then right(coalesce(
        substring(behind from '^[^，。；、（(]{0,4}[（(] ?([0-9]{2,4})年(?:不变|可比)?价'),
        substring(before from '([0-9]{2,4})年(?:不变|可比)?价格?，下同'),
        substring(before from '按([0-9]{2,4})年(?:不变|可比)?价格?(?:计算)?，?[^，。；%％]*$')
    ), 2) end as prices_of
from words
