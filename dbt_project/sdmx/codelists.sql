-- One row per coded component and code. The codes of OBS_STATUS are those of SDMX's CL_OBS_STATUS.
select
    'REF_AREA' as concept,
    coalesce(district_code, 'N' || left(md5(district_name), 12)) as code,
    coalesce(district_name_en, district_name) as name,
    district_name as name_zh
from marts.dim_district

union all

select
    'INDICATOR' as concept,
    indicator_code as code,
    coalesce(indicator_name_en, indicator_name) as name,
    indicator_name as name_zh
from marts.dim_indicator

union all

select
    case codelist when 'basis' then 'GROWTH_BASIS' else upper(codelist) end as concept,
    code,
    upper(left(code, 1)) || replace(substr(code, 2), '_', ' ') as name,
    code_name as name_zh
from marts.dim_code
where codelist in ('basis', 'bound', 'change', 'horizon', 'measure', 'side', 'tier', 'verdict')

union all

select
    concept,
    code,
    name,
    name_zh
from (
    values
    ('TIER', '_Z', 'Not applicable', '不适用'),
    ('OBS_STATUS', 'A', 'Normal value', '正常值'),
    ('OBS_STATUS', 'B', 'Time series break', '序列中断'),
    ('OBS_STATUS', 'E', 'Estimated value', '预计值'),
    ('OBS_STATUS', 'F', 'Forecast value', '目标值'),
    ('OBS_STATUS', 'L', 'Missing value; data exist but were not collected', '缺失；有数而未能读出'),
    ('OBS_STATUS', 'O', 'Missing value', '缺失')
) as others (concept, code, name, name_zh)

order by concept, code
