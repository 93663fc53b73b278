{{ config(meta={'reach': 'all'}) }}

select
    corrections.correction_key,
    corrections.status,
    corrections.guard,
    corrections.is_applied,
    corrections.finding,
    corrections.record_kind,
    corrections.action,
    districts.district_code,
    districts.district_name,
    corrections.report_id,
    corrections.from_values::text as from_values,
    corrections.to_values::text as to_values,
    corrections.expected_values::text as expected_values,
    corrections.read_values,
    corrections.reason,
    corrections.who,
    corrections.entered_on,
    corrections.file,
    corrections.quote,
    coalesce(passages.sentence, corrections.sentence) as sentence,
    {{ evidence('corrections.content_hash', 'corrections.start_offset', 'corrections.end_offset') }} as evidence
from {{ ref('int_corrections') }} as corrections
left join {{ ref('dim_district') }} as districts using (district_key)
left join {{ ref('stg_passages') }} as passages using (passage_row_id)
