{{ config(meta={'reach': 'all'}) }}

with

catalogue as (

    select * from {{ ref('int_catalogue') }}

)

select
    catalogue.indicator_code,
    catalogue.indicator_name,
    catalogue.indicator_name_en,
    history.former_names,
    catalogue.theme,
    catalogue.unit,
    catalogue.unit_dimension,
    catalogue.nature,
    catalogue.direction,
    catalogue.growth_basis,
    catalogue.definition,
    history.definition_en,
    history.valid_from,
    history.valid_to,
    history.successor_code,
    successors.indicator_name as successor_name,
    catalogue.is_listed,
    catalogue.indicator_code = any(
        string_to_array('{{ var("headline_indicators") | join(" ") }}', ' ')
    ) as is_headline
from catalogue
left join {{ ref('indicator_history') }} as history using (indicator_code)
left join catalogue as successors on history.successor_code = successors.indicator_code
