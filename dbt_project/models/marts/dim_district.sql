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
    districts.level,
    districts.parent_code,
    provinces.district_name as province_name,
    prefectures.district_name as prefecture_name,
    counties.district_name as county_name,
    districts.is_listed,
    districts.last_listed,
    coalesce(held.reports_held, 0)::integer as reports_held
from districts
-- The code says what an area belongs to; it does so for areas of former times too.
left join districts as provinces
    on
        provinces.level = 'province'
        and provinces.is_listed
        and rpad(left(districts.district_code, 2), 6, '0') = provinces.district_code
left join districts as prefectures
    on
        prefectures.level = 'prefecture'
        and prefectures.is_listed
        and rpad(left(districts.district_code, 4), 6, '0') = prefectures.district_code
left join districts as counties
    on
        counties.level = 'county'
        and counties.is_listed
        and left(districts.district_code, 6) = counties.district_code
left join held on districts.district_key = held.district_key
