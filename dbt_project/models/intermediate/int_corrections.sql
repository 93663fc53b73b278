{{ config(meta={'reach': 'all'}) }}

with

readings as (

    select
        correction_key,
        count(*) as readings,
        count(*) filter (where is_as_expected) as as_expected,
        bool_or(is_as_corrected) as is_read_right,
        bool_or(is_rival) as is_rivalled,
        coalesce(min(report_row_id) filter (where is_as_expected), min(report_row_id)) as read_report_row_id,
        min(record_index) filter (where is_as_expected) as record_index,
        string_agg(
            jsonb_strip_nulls(reading)::text, '; '
            order by record_index
        ) as read_values
    from {{ ref('int_correction_readings') }}
    group by correction_key

),

placed as (

    select
        corrections.*,
        places.document_row_id is not null as is_held,
        places.start_offset is not null as is_found,
        places.start_offset as place_start,
        places.end_offset as place_end,
        places.passage_row_id,
        coalesce(readings.read_report_row_id, places.report_row_id) as report_row_id,
        readings.record_index,
        readings.read_values,
        coalesce(readings.readings, 0) as readings,
        coalesce(readings.as_expected, 0) as as_expected,
        coalesce(readings.is_read_right, false) as is_read_right,
        coalesce(readings.is_rivalled, false) as is_rivalled
    from {{ ref('stg_corrections') }} as corrections
    inner join {{ ref('int_correction_places') }} as places using (correction_key)
    left join readings using (correction_key)

),

guarded as (

    select
        *,
        case
            when not is_held then 'not_held'
            when not is_found then 'stale'
            when as_expected = 1 then 'holds'
            when as_expected > 1 then 'ambiguous'
            when is_read_right then 'unneeded'
            when action = 'add' and not is_rivalled and report_row_id is not null then 'holds'
            when action = 'withdraw' and readings = 0 then 'unneeded'
            else 'stale'
        end as guard
    from placed

),

counted as (

    select
        guarded.*,
        reports.report_id,
        reports.district_key,
        coalesce(reports.is_counted, false) as is_counted,
        -- Two analysts who say otherwise of one thing; of what was missed, at one place.
        count(*) filter (where guarded.status = 'approved' and guarded.guard = 'holds') over (
            partition by
                guarded.report_row_id,
                guarded.record_kind,
                guarded.record_index,
                case when guarded.record_index is null then guarded.place_start end,
                case when guarded.record_index is null then {{ quantity('guarded.to_values') }} end
        ) as approved
    from guarded
    left join {{ ref('int_reports') }} as reports using (report_row_id)

),

settled as (

    select
        *,
        case
            when guard = 'holds' and not is_counted then 'not_counted'
            when guard = 'holds' and status = 'approved' and approved > 1 then 'conflicting'
            else guard
        end as settled_guard
    from counted

)

select
    correction_key,
    file,
    record_kind,
    action,
    status,
    settled_guard as guard,
    status = 'approved' and settled_guard = 'holds' as is_applied,
    case
        when settled_guard = 'holds' and status = 'approved' then 'it is applied'
        when settled_guard = 'holds' and status = 'proposed' then 'it would apply, once it is approved'
        when settled_guard = 'holds' then 'it is retired, but what it corrects is read as it was'
        when settled_guard = 'unneeded' and status = 'approved' then 'the reader reads it right by now; retire it'
        when settled_guard = 'unneeded' then 'the reader reads it right by now'
        when settled_guard = 'ambiguous' then 'several readings of the same words fit; name more of it in expect'
        when settled_guard = 'conflicting' then 'another approved correction says otherwise of the same; retire one'
        when settled_guard = 'not_held' then 'no report of this document is held'
        when settled_guard = 'not_counted' then 'another copy or a revision of the report counts; correct that one'
        when not is_found then 'the quoted words do not stand there any more'
        when action = 'add' and read_values is not null then 'it is read there by now, but otherwise'
        when read_values is not null then 'something else is read there by now'
        when action = 'add' then 'no sentence of a report stands there'
        else 'nothing is read there any more'
    end as finding,
    read_values,
    report_row_id,
    report_id,
    district_key,
    passage_row_id,
    record_index,
    content_hash,
    start_offset,
    end_offset,
    place_start,
    place_end,
    quote,
    sentence,
    from_values,
    to_values,
    expected_values,
    period_start,
    period_end,
    reason,
    who,
    entered_on
from settled
