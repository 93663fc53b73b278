with

source as (

    select * from {{ source('staging', 'key_projects') }}

),

renamed as (

    select
        ---------- ids
        project_id as project_row_id,
        report_id as report_row_id,
        passage_id as passage_row_id,
        year_id as year_row_id,

        ---------- text
        name as project_name,
        milestone,
        scenario,
        quote,

        ---------- numerics
        project_index,
        start_offset,
        end_offset

    from source

)

select * from renamed
