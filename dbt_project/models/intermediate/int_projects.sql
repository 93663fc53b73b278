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

),

leaders as (

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

),

followed as (

    -- Who follows one who follows another follows the other. Three steps reach the end of nearly every chain.
    select
        first.district_key,
        first.normalised_name,
        third.leader
    from leaders as first
    inner join leaders as second on first.district_key = second.district_key and first.leader = second.normalised_name
    inner join leaders as third on second.district_key = third.district_key and second.leader = third.normalised_name

),

spellings as (

    select distinct on (district_key, normalised_name)
        district_key,
        normalised_name,
        project_name
    from {{ ref('int_project_names') }}
    order by district_key, normalised_name, reports desc, char_length(project_name), convert_to(project_name, 'UTF8')

)

select
    {{ surrogate_key(['followed.district_key', 'followed.leader']) }} as project_key,
    names.district_key,
    names.project_name as told_name,
    names.normalised_name,
    spellings.project_name
from {{ ref('int_project_names') }} as names
inner join followed using (district_key, normalised_name)
inner join spellings
    on
        followed.district_key = spellings.district_key
        and followed.leader = spellings.normalised_name
