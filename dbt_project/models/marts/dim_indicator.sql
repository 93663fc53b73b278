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
    coalesce(
        indicator_code in ('{{ var("headline_indicators") | join("', '") }}'),
        false
    ) as is_headline
from {{ ref('int_catalogue') }}
