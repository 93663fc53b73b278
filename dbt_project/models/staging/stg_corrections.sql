with

source as (

    select * from {{ source('staging', 'corrections') }}

),

renamed as (

    select
        ---------- ids
        correction_key,
        content_hash,

        ---------- text
        file,
        record_kind,
        action,
        quote,
        sentence,
        reason,
        who,
        status,

        ---------- numerics
        start_offset,
        end_offset,

        ---------- records
        from_values,
        to_values,
        expected_values,

        ---------- dates
        period_start,
        period_end,
        entered_on

    from source

)

select * from renamed
