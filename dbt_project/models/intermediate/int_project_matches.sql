with

rare as (

    -- 公路 and 工业园 join nobody: a bigram that many names of a district share says nothing.
    select * from {{ ref('int_project_bigrams') }}
    where names between 2 and {{ var('project_block') }}

),

candidates as (

    select distinct
        shorter.district_key,
        shorter.normalised_name,
        longer.normalised_name as other_name,
        shorter.length,
        longer.length as other_length,
        shorter.telling,
        longer.telling as other_telling
    from rare as shorter
    inner join rare as longer
        on
            shorter.district_key = longer.district_key
            and shorter.bigram = longer.bigram
            and shorter.marks = longer.marks
    where
        (shorter.length, shorter.normalised_name) < (longer.length, longer.normalised_name)
        and (
            longer.length * {{ var('project_length_share') }} <= shorter.length
            or longer.telling = shorter.telling
        )
        -- The name proper comes first: 团岛污水处理厂 and 黄岛污水处理厂 are two, though they are much alike.
        and (
            left(shorter.normalised_name, 1) = left(longer.normalised_name, 1)
            or position(shorter.normalised_name in longer.normalised_name) > 1
        )

),

own_words as (

    -- 金普新区 is 大连金普新区, but 污水处理厂 is any of them.
    select
        district_key,
        normalised_name
    from {{ ref('int_project_bigrams') }}
    where is_first and names <= {{ var('project_own_word') }}

),

measured as (

    select
        *,
        2.0 * (
            select count(*)
            from (
                select substr(candidates.normalised_name, place, 2)
                from generate_series(1, candidates.length - 1) as place
                intersect
                select substr(candidates.other_name, place, 2)
                from generate_series(1, candidates.other_length - 1) as place
            ) as shared
        ) / (length + other_length - 2) as likeness
    from candidates

),

alike as (

    select
        measured.*,
        (
            select count(*)
            from generate_series(1, char_length(measured.telling)) as place
            where right(measured.telling, place) = right(measured.other_telling, place)
        )::integer as alike_behind
    from measured
    left join own_words
        on
            measured.district_key = own_words.district_key
            and measured.normalised_name = own_words.normalised_name
    where
        (
            left(measured.normalised_name, 1) = left(measured.other_name, 1)
            and measured.likeness >= case
                when measured.length < {{ var('project_short_name') }} then {{ var('project_likeness_short') }}
                else {{ var('project_likeness') }}
            end
        )
        or (measured.telling = measured.other_telling and char_length(measured.telling) > 2)
        or starts_with(measured.other_name, measured.normalised_name)
        or (
            position(measured.normalised_name in measured.other_name) > 1
            and own_words.normalised_name is not null
        )

)

select
    district_key,
    normalised_name,
    other_name,
    round(likeness, 3) as likeness
from alike
where
    case
        when telling = other_telling then true
        when starts_with(other_name, normalised_name)
            then
                other_name ~ '段$'
                or normalised_name ~ '至'
                or normalised_name !~ '({{ var("project_whole") }})$'
        when position(normalised_name in other_name) > 1 then true
        -- Otherwise one says all that the other says: 甲滇合作区 is no 甲合作区, 甲乙示范区 no 甲丙示范区.
        else
            abs(char_length(telling) - char_length(other_telling)) > 1
            and (
                other_telling ~ regexp_replace(telling, '(.)', '\1.*', 'g')
                or telling ~ regexp_replace(other_telling, '(.)', '\1.*', 'g')
            )
            -- 甲河高铁 is no 甲河高速, and 甲医科大学 no 甲大学.
            and (alike_behind > 0 or right(normalised_name, 1) = right(other_name, 1))
            and right(telling, alike_behind) !~ '^({{ var("project_institutions") }})'
    end
