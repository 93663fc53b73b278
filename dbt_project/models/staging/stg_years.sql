with

source as (

    select * from {{ source('staging', 'years') }}

),

renamed as (

    select
        ---------- ids
        year_id as year_row_id,
        report_id as report_row_id,

        ---------- text
        period,

        ---------- booleans
        is_reviewed,
        is_planned,

        ---------- dates
        period_start,
        period_end

    from source

)

select * from renamed
