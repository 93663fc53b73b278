with

followed as (

    -- Who follows one who follows another follows the other. Three steps reach the end of nearly every chain.
    select
        first.district_key,
        first.normalised_name,
        third.leader
    from {{ ref('int_project_leaders') }} as first
    inner join {{ ref('int_project_leaders') }} as second
        on first.district_key = second.district_key and first.leader = second.normalised_name
    inner join {{ ref('int_project_leaders') }} as third
        on second.district_key = third.district_key and second.leader = third.normalised_name

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
