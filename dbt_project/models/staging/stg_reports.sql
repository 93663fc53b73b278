with

source as (

    select * from {{ source('staging', 'reports') }}

),

renamed as (

    select
        ---------- ids
        report_id as report_row_id,
        document_id as document_row_id,
        report_key as report_id,

        ---------- text
        title,
        report_kind,
        meeting,
        period,
        planned_period,
        reader_version,

        ---------- numerics
        report_index,

        ---------- dates
        period_start,
        period_end,
        planned_start,
        planned_end,
        report_date

    from source

)

select * from renamed
