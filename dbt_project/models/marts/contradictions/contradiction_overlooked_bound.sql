with

exact as (

    select
        targets.*,
        passages.sentence,
        -- Records typed by hand have a sentence, but no place in a document.
        coalesce(
            targets.start_offset - passages.start_offset,
            nullif(strpos(passages.sentence, targets.quote), 0) - 1
        ) as place
    from {{ ref('int_facts') }} as targets
    inner join {{ ref('stg_passages') }} as passages using (passage_row_id)
    where
        targets.scenario = 'target'
        and targets.bound = 'eq'
        and targets.indicator_code is not null
        and targets.region_name is null

),

clauses as (

    -- The words of the number's own clause.
    select
        *,
        substring(left(sentence, place) from '[^，。；、：:（(]*$') as before,
        substring(substr(sentence, place + length(quote) + 1) from '^[^，。；、）)]*') as behind
    from exact
    -- 高于全省1个百分点 says against what, and by how much exactly.
    where base is distinct from 'region'

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
    from clauses

),

broken as (

    select
        fact_key,
        -- It contradicts nothing but its own sentence.
        string_to_array('', ',') as other_fact_keys,
        comparison_value as value,
        null::numeric as other_value,
        null::numeric as excess,
        'read as exact, but ' || word || ' stands at ' || quote as explanation
    from hedged
    where word is not null

),

{{ contradictions_of('overlooked_bound') }}
