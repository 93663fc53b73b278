with

told as (

    select
        district_key,
        normalised_name,
        char_length(normalised_name) as length
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
                told.normalised_name, '([0-9]+|[东南西北]|{{ var("project_marks") }})', 'g'
            ) as found (part)
        ), ' ') as marks,
        coalesce(
            substring(regexp_replace(told.normalised_name, '{{ var("project_inert") }}', '', 'g'), '^..+$'),
            told.normalised_name
        ) as telling
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
    telling,
    bigram,
    left(normalised_name, 2) = bigram as is_first,
    count(*) over (partition by district_key, bigram) as names
from bigrams
