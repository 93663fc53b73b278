with

source as (

    select * from {{ source('staging', 'documents') }}

),

renamed as (

    select
        ---------- ids
        document_id as document_row_id,
        content_hash,

        ---------- text
        text as document_text,
        media_type,
        encoding,
        outcome,
        reader_version,

        ---------- numerics
        size_bytes,

        ---------- timestamps
        first_loaded_at,
        read_at

    from source

)

select * from renamed
