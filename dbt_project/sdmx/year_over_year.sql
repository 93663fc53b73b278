select
    coalesce(mart.district_code, 'N' || left(md5(mart.district_name), 12)) as ref_area,
    mart.indicator_code as indicator,
    mart.year::text as time_period,
    mart.value as obs_value,
    mart.unit as unit_measure,
    case
        when mart.value is null then 'O'
        when mart.definition_break_kind is not null then 'B'
        when mart.value_scenario = 'estimate' then 'E'
        else 'A'
    end as obs_status,
    coalesce(mart.definition, '_T') as definition,
    mart.value_bound as bound,
    mart.previous_value,
    mart.implied_growth_pct,
    mart.stated_growth_pct,
    mart.growth_basis,
    mart.break_reason,
    mart.report_id as report,
    mart.sentence,
    mart.evidence
from mart
