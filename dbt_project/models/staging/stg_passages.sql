with

source as (

    select * from {{ source('staging', 'passages') }}

),

renamed as (

    select
        ---------- ids
        passage_id as passage_row_id,
        report_id as report_row_id,

        ---------- text
        section,
        text as sentence,
        place,

        ---------- numerics
        passage_index,
        start_offset,
        end_offset,
        unread_quantities,

        ---------- arrays
        unread_indicators

    from source

)

select * from renamed
