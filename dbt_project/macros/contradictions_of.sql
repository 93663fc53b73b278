{#-
    What breaks a rule, with both sentences. The model has a CTE `broken` with fact_key, other_fact_keys (what the fact
    contradicts; may be empty), value and other_value (what is compared), excess (how far beyond what the rule allows, in
    the unit) and explanation.
-#}
{% macro contradictions_of(rule) %}
keyed as (

    select
        *,
        md5(concat_ws('|', '{{ rule }}', fact_key, array_to_string(other_fact_keys, '|'))) as contradiction_key
    from broken

),

cited as materialized (

    select
        keyed.contradiction_key,
        other.fact_key
    from keyed
    cross join unnest(keyed.other_fact_keys) as other (fact_key)

),

telling as materialized (

    -- Tellings first and sentences then: there are far more sentences.
    select
        cited.contradiction_key,
        tellings.report_id,
        tellings.passage_row_id,
        tellings.evidence,
        tellings.is_corrected
    from cited
    inner join {{ ref('int_tellings') }} as tellings on cited.fact_key = tellings.fact_key

),

districts as (

    select * from {{ ref('dim_district') }}
    where reports_held > 0

),

others as (

    select
        telling.contradiction_key,
        string_agg(distinct telling.report_id, ' ') as report_ids,
        string_agg(distinct passages.sentence, ' … ') as sentences,
        string_agg(distinct telling.evidence, ' ') as evidence,
        bool_or(telling.is_corrected) as is_corrected
    from telling
    left join {{ ref('stg_passages') }} as passages on telling.passage_row_id = passages.passage_row_id
    group by telling.contradiction_key

)

select
    keyed.contradiction_key,
    '{{ rule }}' as rule,
    districts.district_code,
    districts.district_name,
    facts.indicator_code,
    indicators.indicator_name,
    facts.measure,
    facts.period_start,
    facts.period_end,
    extract(year from facts.period_end)::integer as year,
    facts.comparison_unit as unit,
    trim_scale(keyed.value) as value,
    trim_scale(round(keyed.other_value, 4)) as other_value,
    trim_scale(round(keyed.excess, 4)) as excess,
    keyed.explanation,
    facts.report_id,
    others.report_ids as other_report_ids,
    passages.sentence,
    others.sentences as other_sentences,
    facts.evidence,
    others.evidence as other_evidence,
    facts.is_corrected or coalesce(others.is_corrected, false) as is_corrected
from keyed
inner join {{ ref('int_tellings') }} as facts on keyed.fact_key = facts.fact_key
inner join districts on facts.district_key = districts.district_key
inner join {{ ref('int_catalogue') }} as indicators on facts.indicator_code = indicators.indicator_code
left join others on keyed.contradiction_key = others.contradiction_key
left join {{ ref('stg_passages') }} as passages on facts.passage_row_id = passages.passage_row_id
{% endmacro %}
