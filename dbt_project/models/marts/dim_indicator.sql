select
    indicator_code,
    indicator_name,
    indicator_name_en,
    theme,
    unit,
    nature,
    direction,
    growth_basis,
    definition,
    is_listed,
    indicator_code = any(string_to_array('{{ var("headline_indicators") | join(" ") }}', ' ')) as is_headline
from {{ ref('int_catalogue') }}
