{{ config(meta={'reach': 'all'}) }}

with

versions as (

    select
        *,
        -- The last year in which it stood so; any year of the future if it does today.
        coalesce(valid_to, 9999) as seen_in
    from {{ ref('int_district_versions') }}

),

changes as (

    select
        old_code as district_code,
        old_name as district_name,
        string_agg(
            new_name, '、'
            order by new_code
        ) as became,
        min(kind) as change_kind
    from {{ ref('district_successions') }}
    group by old_code, old_name

)

select
    versions.district_version_key,
    versions.district_key,
    versions.district_code,
    versions.district_name,
    names.name_en as district_name_en,
    names.pinyin,
    names.pinyin_sort_key,
    versions.level,
    versions.parent_code,
    provinces.district_code as province_code,
    provinces.district_name as province_name,
    prefectures.district_code as prefecture_code,
    prefectures.district_name as prefecture_name,
    versions.valid_from,
    versions.valid_to,
    versions.valid_to is null and versions.level is not null as is_current,
    case when versions.valid_to is not null then changes.change_kind end as change_kind,
    case when versions.valid_to is not null then changes.became end as became,
    versions.current_district_code,
    today.district_name as current_district_name
from versions
-- What it belonged to is shown under the name of that time.
left join versions as provinces
    on
        provinces.level = 'province'
        and rpad(left(versions.district_code, 2), 6, '0') = provinces.district_code
        and versions.seen_in between coalesce(provinces.valid_from, 0) and provinces.seen_in
left join versions as prefectures
    on
        prefectures.level = 'prefecture'
        and rpad(left(versions.district_code, 4), 6, '0') = prefectures.district_code
        and versions.seen_in between coalesce(prefectures.valid_from, 0) and prefectures.seen_in
left join {{ ref('int_districts') }} as today on versions.current_district_code = today.district_key
left join {{ ref('district_names') }} as names on versions.district_name = names.district_name
left join changes
    on
        versions.district_code = changes.district_code
        and versions.district_name = changes.district_name
