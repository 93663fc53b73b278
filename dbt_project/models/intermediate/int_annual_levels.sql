with

levels as (

    select
        results.*,
        catalogue.growth_basis as catalogue_basis,
        row_number() over (
            partition by results.area_key, results.indicator_code, results.year
            order by
                results.definition is not null,
                results.unit_dimension = catalogue.unit_dimension desc nulls last,
                results.exactness,
                results.told_on,
                results.unit_dimension,
                results.definition
        ) as place
    from {{ ref('int_results') }} as results
    inner join {{ ref('int_catalogue') }} as catalogue using (indicator_code)
    where
        results.measure = 'level'
        and results.is_within_year
        and results.is_from_new_year
        and results.is_to_year_end

)

select
    district_key,
    area_key,
    indicator_code,
    year,
    nature,
    catalogue_basis,
    unit_dimension,
    definition,
    unit,
    actual_value as value,
    actual_bound as value_bound,
    actual_scenario as value_scenario,
    -- Which of the levels told for one year is shown for it.
    place = 1 as is_shown,
    actual_report_id as report_id,
    actual_passage_row_id as passage_row_id,
    actual_evidence as evidence,
    is_actual_corrected as is_level_corrected
from levels
