-- Targets read as exact, beside whose number a word of bound stands; each row is to be looked at.
with

exact as (

    select
        targets.*,
        passages.sentence,
        -- The words of the number's own clause.
        substring(
            left(passages.sentence, targets.start_offset - passages.start_offset) from '[^，。；、：:（(]*$'
        ) as before,
        substring(
            substr(passages.sentence, targets.end_offset - passages.start_offset + 1) from '^[^，。；、）)]*'
        ) as behind
    from {{ ref('int_facts') }} as targets
    inner join {{ ref('stg_passages') }} as passages using (passage_row_id)
    where
        targets.scenario = 'target'
        and targets.bound = 'eq'
        and targets.indicator_code is not null
        and targets.region_name is null

),

hedged as (

    select
        *,
        coalesce(
            substring(
                before
                from '(不低于|不少于|不高于|不超过|不大于|至少|高于|超过|突破|低于|接近|大约|约|逾|超)[^0-9]{0,4}$'
            ),
            substring(behind from '^(?:的)?(以上|以内|以下|之内|之上|左右|上下|及以上|或以上|或更高|或更好|或略高)')
        ) as word
    from exact

)

select
    hedged.fact_key as audit_bound_key,
    hedged.report_id,
    districts.district_code,
    districts.district_name,
    hedged.indicator_code,
    indicators.indicator_name,
    hedged.measure,
    extract(year from hedged.period_end)::integer as year,
    hedged.quote,
    hedged.word,
    hedged.sentence,
    {{ evidence('reports.content_hash', 'hedged.start_offset', 'hedged.end_offset') }} as evidence,
    hedged.correction_key is not null as is_corrected
from hedged
inner join {{ ref('dim_district') }} as districts using (district_key)
inner join {{ ref('dim_indicator') }} as indicators using (indicator_code)
inner join {{ ref('int_reports') }} as reports using (report_id)
where hedged.word is not null
