{{ config(meta={'reach': 'all'}) }}

with

corrections as (

    select
        corrections.*,
        places.document_row_id,
        places.start_offset as place_start,
        places.end_offset as place_end
    from {{ ref('stg_corrections') }} as corrections
    inner join {{ ref('int_correction_places') }} as places using (correction_key)
    where places.start_offset is not null

),

reports as (

    select
        report_row_id,
        document_row_id
    from {{ ref('stg_reports') }}
    where document_row_id in (select corrections.document_row_id from corrections)

),

facts as (

    select
        reports.document_row_id,
        facts.*
    from {{ ref('stg_indicators') }} as facts
    inner join reports using (report_row_id)
    union all
    select
        reports.document_row_id,
        facts.*
    from {{ ref('stg_targets') }} as facts
    inner join reports using (report_row_id)

),

projects as (

    select
        reports.document_row_id,
        projects.*
    from {{ ref('stg_key_projects') }} as projects
    inner join reports using (report_row_id)

),

readings as (

    select
        corrections.correction_key,
        facts.report_row_id,
        facts.fact_index as record_index,
        -- As records have it; corrections files speak of these fields.
        jsonb_build_object(
            'subject', facts.subject,
            'indicator', facts.indicator_code,
            'region', case when not districts.is_reporting then districts.district_name end,
            'period', years.period,
            'scenario', facts.scenario,
            'measure', facts.measure,
            'value', trim_scale(facts.value),
            'unit', facts.unit,
            'bound', facts.bound,
            'rank_scope', facts.rank_scope,
            'from_value', trim_scale(facts.from_value),
            'basis', facts.basis,
            'tier', facts.tier,
            'base', facts.base,
            'definition', facts.definition
        ) as reading
    from corrections
    inner join facts
        on
            corrections.document_row_id = facts.document_row_id
            -- Another reader may quote more or fewer of the words.
            and corrections.place_start < facts.end_offset
            and facts.start_offset < corrections.place_end
    inner join {{ ref('stg_districts') }} as districts using (district_row_id)
    inner join {{ ref('stg_years') }} as years using (year_row_id)
    where corrections.record_kind = 'fact'

    union all

    select
        corrections.correction_key,
        projects.report_row_id,
        projects.project_index as record_index,
        jsonb_build_object(
            'name', projects.project_name,
            'milestone', projects.milestone,
            'scenario', projects.scenario,
            'period', years.period
        ) as reading
    from corrections
    inner join projects
        on
            corrections.document_row_id = projects.document_row_id
            and corrections.place_start < projects.end_offset
            and projects.start_offset < corrections.place_end
    inner join {{ ref('stg_years') }} as years using (year_row_id)
    where corrections.record_kind = 'project'

)

select
    readings.*,
    corrections.action <> 'add'
    and readings.reading @> (corrections.from_values || corrections.expected_values) as is_as_expected,
    corrections.action <> 'withdraw'
    and readings.reading @> (corrections.to_values || corrections.expected_values) as is_as_corrected,
    -- The same quantity, whatever else is read of it.
    corrections.action = 'add'
    and {{ quantity('readings.reading') }} = {{ quantity('corrections.to_values') }} as is_rival
from readings
inner join corrections using (correction_key)
