with

source as (

    select * from {{ source('staging', 'rejections') }}

),

renamed as (

    select
        ---------- ids
        rejection_id as rejection_row_id,
        content_hash,

        ---------- text
        address,
        reason_code,
        reason,
        hint,

        ---------- numerics
        size_bytes,

        ---------- timestamps
        rejected_at,
        resolved_at

    from source

)

select * from renamed
