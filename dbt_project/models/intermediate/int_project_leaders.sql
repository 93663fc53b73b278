with

names as (

    select
        district_key,
        normalised_name,
        sum(reports) as reports
    from {{ ref('int_project_names') }}
    group by district_key, normalised_name

),

matches as (

    select
        district_key,
        normalised_name,
        other_name
    from {{ ref('int_project_matches') }}
    union
    select
        district_key,
        other_name as normalised_name,
        normalised_name as other_name
    from {{ ref('int_project_matches') }}
    union
    select
        district_key,
        normalised_name,
        normalised_name as other_name
    from names

)

-- A project is known by the name that most reports use, of equals the shortest.
select distinct on (matches.district_key, matches.normalised_name)
    matches.district_key,
    matches.normalised_name,
    matches.other_name as leader
from matches
inner join names
    on
        matches.district_key = names.district_key
        and matches.other_name = names.normalised_name
order by
    matches.district_key,
    matches.normalised_name,
    names.reports desc,
    char_length(matches.other_name),
    convert_to(matches.other_name, 'UTF8')
