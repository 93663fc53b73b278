{{ config(meta={'reach': 'all'}) }}

with

districts as (

    select * from {{ ref('dim_district') }}
    where level in ('province', 'prefecture', 'county')

),

-- A value that words bound (超过) has no place.
valued as (

    select facts.*
    from {{ ref('int_annual_values') }} as facts
    inner join districts using (district_key)
    where facts.value_bound in ('eq', 'approx', 'flat')

),

stated as (

    select ranks.*
    from {{ ref('int_stated_ranks') }} as ranks
    inner join districts
        on
            ranks.district_key = districts.district_key
            and ranks.ranked_level = districts.level

),

told as (

    -- An area may tell its figure under one code and its rank under another.
    select
        coalesce(valued.district_key, stated.district_key) as district_key,
        coalesce(valued.indicator_code, stated.indicator_code) as indicator_code,
        coalesce(valued.year, stated.year) as year,
        coalesce(valued.measure, stated.ranked_measure) as measure,
        valued.value,
        valued.unit,
        valued.report_id,
        valued.passage_row_id,
        valued.evidence,
        coalesce(valued.is_corrected, false) or coalesce(stated.is_corrected, false) as is_corrected,
        stated.stated_rank,
        stated.rank_scope,
        stated.report_id as stated_rank_report_id,
        stated.passage_row_id as stated_rank_passage_row_id,
        stated.evidence as stated_rank_evidence
    from valued
    full join stated
        on
            valued.area_key = stated.area_key
            and valued.indicator_code = stated.indicator_code
            and valued.year = stated.year
            and valued.measure = stated.ranked_measure

),

placed as (

    select
        told.*,
        districts.parent_code,
        districts.level,
        case when told.value is not null then rank() over (
            partition by districts.parent_code, districts.level, told.indicator_code, told.year, told.measure
            order by case indicators.direction when 'lower' then told.value else -told.value end nulls last
        ) end as place,
        count(told.value) over (
            partition by districts.parent_code, districts.level, told.indicator_code, told.year, told.measure
        ) as districts_held
    from told
    inner join districts using (district_key)
    inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)

)

select
    {{ surrogate_key([
        'placed.district_key', 'placed.indicator_code', 'placed.year', 'placed.measure',
    ]) }} as district_ranking_key,
    placed.year,
    placed.level,
    placed.parent_code as group_code,
    parents.district_name as group_name,
    placed.indicator_code,
    indicators.indicator_name,
    placed.measure,
    placed.unit,
    districts.district_code,
    districts.district_name,
    districts.current_district_code,
    placed.value,
    placed.place::integer as rank_held,
    placed.districts_held::integer as districts_held,
    groups.districts as districts_in_group,
    placed.stated_rank,
    placed.rank_scope as stated_scope,
    -- Districts that are not held may stand above it, so its true place is this or a later one.
    placed.stated_rank
    between placed.place and placed.place + groups.districts - placed.districts_held as stated_rank_fits,
    placed.report_id,
    passages.sentence,
    placed.evidence,
    placed.stated_rank_report_id,
    rank_passages.sentence as stated_rank_sentence,
    placed.stated_rank_evidence,
    placed.is_corrected
from placed
inner join districts using (district_key)
inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
left join {{ ref('int_districts') }} as parents on placed.parent_code = parents.district_key
left join {{ ref('int_district_groups') }} as groups
    on
        placed.parent_code = groups.group_code
        and placed.level = groups.level
        and placed.year = groups.year
left join {{ ref('stg_passages') }} as passages on placed.passage_row_id = passages.passage_row_id
left join {{ ref('stg_passages') }} as rank_passages on placed.stated_rank_passage_row_id = rank_passages.passage_row_id
