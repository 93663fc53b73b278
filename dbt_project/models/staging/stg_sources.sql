with

source as (

    select * from {{ source('staging', 'sources') }}

),

renamed as (

    select
        ---------- ids
        source_id as source_row_id,
        document_id as document_row_id,

        ---------- text
        address,

        ---------- booleans
        superseded_at is null as is_current,

        ---------- timestamps
        seen_at,
        superseded_at

    from source

)

select * from renamed
