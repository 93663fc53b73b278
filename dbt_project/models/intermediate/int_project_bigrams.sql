with

told as (

    select
        district_key,
        normalised_name,
        char_length(normalised_name) as length,
        -- The second phase of an airport is its extension.
        case
            when normalised_name ~ '[0-9]期' then replace(normalised_name, '扩建', '')
            else normalised_name
        end as telling_name
    from {{ ref('int_project_names') }}
    group by district_key, normalised_name

),

names as (

    select
        told.district_key,
        told.normalised_name,
        told.length,
        -- What tells projects of one name apart: numbers and phases, directions, what is added or a part of it.
        array_to_string(array(
            select found.part[1]
            from regexp_matches(
                told.telling_name, '([0-9]+|[东南西北]|{{ var("project_marks") }})', 'g'
            ) as found (part)
        ), ' ') as marks
    from told

),

bigrams as (

    select distinct
        names.*,
        substr(names.normalised_name, places.place, 2) as bigram
    from names
    cross join generate_series(1, names.length - 1) as places (place)

)

select
    district_key,
    normalised_name,
    length,
    marks,
    bigram,
    left(normalised_name, 2) = bigram as is_first,
    count(*) over (partition by district_key, bigram) as names
from bigrams
