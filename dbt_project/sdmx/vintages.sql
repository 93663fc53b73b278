select
    coalesce(mart.district_code, 'N' || left(md5(mart.district_name), 12)) as ref_area,
    mart.indicator_code as indicator,
    mart.measure,
    coalesce(nullif(mart.unit_dimension, ''), '_Z') as unit_dimension,
    coalesce(mart.definition, '_T') as definition,
    mart.side,
    coalesce(mart.tier, '_Z') as tier,
    mart.report_id as report,
    periods.time_period,
    mart.value as obs_value,
    mart.unit as unit_measure,
    case
        when mart.value is null then 'O'
        when mart.scenario = 'target' then 'F'
        when mart.scenario = 'estimate' then 'E'
        else 'A'
    end as obs_status,
    mart.bound,
    mart.change,
    mart.told_on,
    mart.sentence,
    mart.evidence
from mart
inner join marts.dim_period as periods using (period_start, period_end)
