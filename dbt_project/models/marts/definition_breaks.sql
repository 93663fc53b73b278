{{ config(meta={'reach': 'all'}) }}

with

breaks as (

    select * from {{ ref('indicator_breaks') }}

)

select
    {{ surrogate_key(['breaks.indicator_code', 'breaks.year']) }} as definition_break_key,
    breaks.indicator_code,
    indicators.indicator_name,
    indicators.indicator_name_en,
    breaks.year,
    breaks.kind,
    breaks.kind not in ('replaced', 'unit') as parts_series,
    breaks.successor_code,
    successors.indicator_name as successor_name,
    breaks.note,
    breaks.note_en,
    breaks.source
from breaks
inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
left join {{ ref('int_catalogue') }} as successors on breaks.successor_code = successors.indicator_code
