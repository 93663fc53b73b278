{{ config(meta={'reach': 'all'}) }}

with

districts as (

    select * from {{ ref('int_districts') }}

),

held as (

    select
        district_key,
        count(*) as reports_held
    from {{ ref('int_reports') }}
    where is_counted
    group by district_key

)

select
    districts.district_key,
    districts.district_code,
    districts.district_name,
    names.name_en as district_name_en,
    names.pinyin,
    names.pinyin_sort_key,
    districts.level,
    districts.parent_code,
    provinces.district_code as province_code,
    provinces.district_name as province_name,
    prefectures.district_code as prefecture_code,
    prefectures.district_name as prefecture_name,
    counties.district_code as county_code,
    counties.district_name as county_name,
    districts.valid_from,
    districts.valid_to,
    districts.valid_to is null and districts.is_listed as is_current,
    districts.current_district_code,
    today.district_name as current_district_name,
    districts.is_listed,
    coalesce(held.reports_held, 0)::integer as reports_held
from districts
-- The code says what an area belongs to; it does so for areas of former times too.
left join districts as provinces
    on
        provinces.level = 'province'
        and rpad(left(districts.district_code, 2), 6, '0') = provinces.district_code
left join districts as prefectures
    on
        prefectures.level = 'prefecture'
        and rpad(left(districts.district_code, 4), 6, '0') = prefectures.district_code
left join districts as counties
    on
        counties.level = 'county'
        and left(districts.district_code, 6) = counties.district_code
left join districts as today on districts.current_district_code = today.district_key
left join {{ ref('district_names') }} as names on districts.district_name = names.district_name
left join held on districts.district_key = held.district_key
