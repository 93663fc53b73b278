{{ config(meta={'reach': 'all'}) }}

select
    {{ surrogate_key(['address']) }} as rejection_key,
    address,
    content_hash as document_hash,
    size_bytes,
    reason_code,
    reason,
    hint,
    rejected_at
from {{ ref('stg_rejections') }}
where resolved_at is null
