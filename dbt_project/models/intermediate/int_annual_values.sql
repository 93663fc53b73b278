with

levels as (

    select
        levels.district_key,
        levels.area_key,
        levels.indicator_code,
        levels.year,
        'level' as measure,
        levels.unit,
        levels.value,
        levels.value_bound,
        levels.report_id,
        levels.passage_row_id,
        levels.evidence,
        levels.is_level_corrected as is_corrected
    from {{ ref('int_annual_levels') }} as levels
    inner join {{ ref('int_catalogue') }} as catalogue using (indicator_code)
    where
        levels.is_shown
        and levels.definition is null
        and levels.unit_dimension = catalogue.unit_dimension

),

growths as (

    select
        district_key,
        area_key,
        indicator_code,
        year,
        'growth' as measure,
        unit,
        actual_value as value,
        actual_bound as value_bound,
        actual_report_id as report_id,
        actual_passage_row_id as passage_row_id,
        actual_evidence as evidence,
        is_actual_corrected as is_corrected
    from {{ ref('int_results') }}
    where
        measure = 'growth'
        and unit_dimension = 'ratio'
        and definition is null
        and is_within_year
        and is_from_new_year
        and is_to_year_end

)

select * from levels
union all
select * from growths
