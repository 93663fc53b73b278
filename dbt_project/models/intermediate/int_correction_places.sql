{{ config(meta={'reach': 'all'}) }}

with

corrections as (

    select * from {{ ref('stg_corrections') }}

),

documents as (

    select *
    from {{ ref('stg_documents') }}
    where
        outcome = 'loaded'
        and content_hash in (select corrections.content_hash from corrections)

),

passages as (

    select
        reports.document_row_id,
        passages.*
    from {{ ref('stg_passages') }} as passages
    inner join {{ ref('stg_reports') }} as reports using (report_row_id)
    inner join documents using (document_row_id)

),

unmoved as (

    select
        corrections.correction_key,
        documents.document_row_id,
        corrections.start_offset,
        corrections.end_offset
    from corrections
    inner join documents using (content_hash)
    where
        corrections.quote is null
        or documents.document_text is null
        or substr(
            documents.document_text,
            corrections.start_offset + 1,
            corrections.end_offset - corrections.start_offset
        ) = corrections.quote

),

moved as (

    -- Another reader cut the text of the page otherwise: the words stand elsewhere, if their sentence stands once.
    select
        corrections.correction_key,
        min(documents.document_row_id) as document_row_id,
        min(passages.start_offset + strpos(passages.sentence, corrections.quote) - 1) as start_offset
    from corrections
    inner join documents using (content_hash)
    inner join passages
        on
            documents.document_row_id = passages.document_row_id
            and corrections.sentence = passages.sentence
    where
        corrections.correction_key not in (select unmoved.correction_key from unmoved)
        -- Of two like words in one sentence nobody knows which is meant.
        and char_length(replace(passages.sentence, corrections.quote, ''))
        = char_length(passages.sentence) - char_length(corrections.quote)
    group by corrections.correction_key
    having count(*) = 1

),

places as (

    select * from unmoved
    union all
    select
        moved.correction_key,
        moved.document_row_id,
        moved.start_offset,
        moved.start_offset + corrections.end_offset - corrections.start_offset as end_offset
    from moved
    inner join corrections using (correction_key)

)

select
    corrections.correction_key,
    documents.document_row_id,
    passages.report_row_id,
    passages.passage_row_id,
    places.start_offset,
    places.end_offset
from corrections
left join documents using (content_hash)
left join places using (correction_key)
left join passages
    on
        places.document_row_id = passages.document_row_id
        and places.start_offset >= passages.start_offset
        and places.start_offset < passages.end_offset
