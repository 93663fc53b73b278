{{ config(materialized='view') }}

with

addresses as (

    select
        document_row_id,
        string_agg(
            address, ' '
            order by address
        ) as addresses
    from {{ ref('stg_sources') }}
    where is_current
    group by document_row_id

),

corrections as (

    select
        content_hash,
        string_agg(
            stg_corrections::text, ' '
            order by correction_key
        ) as entries
    from {{ ref('stg_corrections') }}
    group by content_hash

)

select
    reports.report_row_id,
    reports.report_id,
    districts.district_key,
    coalesce(areas.area_key, districts.district_key) as area_key,
    {{ surrogate_key([
        'reports.report_row_id', 'documents.reader_version', 'addresses.addresses', 'corrections.entries',
    ]) }} as state
from {{ ref('stg_reports') }} as reports
inner join {{ ref('stg_documents') }} as documents using (document_row_id)
inner join {{ ref('stg_districts') }} as districts
    on reports.report_row_id = districts.report_row_id and districts.is_reporting
left join {{ ref('int_district_areas') }} as areas using (district_code)
left join addresses using (document_row_id)
left join corrections using (content_hash)
