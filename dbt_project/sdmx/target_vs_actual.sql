-- Two observations a promise: what was promised, and what was told as its result.
select
    coalesce(mart.district_code, 'N' || left(md5(mart.district_name), 12)) as ref_area,
    mart.indicator_code as indicator,
    mart.measure,
    coalesce(nullif(mart.unit_dimension, ''), '_Z') as unit_dimension,
    mart.target_horizon as horizon,
    sides.side,
    periods.time_period,
    sides.obs_value,
    mart.unit as unit_measure,
    sides.obs_status,
    sides.bound,
    mart.verdict,
    sides.report,
    sides.sentence,
    sides.evidence
from mart
inner join marts.dim_period as periods using (period_start, period_end)
cross join lateral (
    values
    (
        'promise',
        mart.target_value,
        case when mart.target_value is null then 'O' else 'F' end,
        mart.target_bound,
        mart.target_report_id,
        mart.target_sentence,
        mart.target_evidence
    ),
    (
        'result',
        mart.actual_value,
        case
            when mart.actual_status = 'stated_not_read' then 'L'
            when mart.actual_value is null then 'O'
            when mart.actual_scenario = 'estimate' then 'E'
            else 'A'
        end,
        mart.actual_bound,
        mart.actual_report_id,
        mart.actual_sentence,
        mart.actual_evidence
    )
) as sides (side, obs_value, obs_status, bound, report, sentence, evidence)
