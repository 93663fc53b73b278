with

changes as (

    select
        *,
        case
            when
                value_bound = 'eq'
                and previous_bound = 'eq'
                and nature not in ('rate', 'index')
                and definition_break_kind is null
                then round((value / nullif(previous_value, 0) - 1) * 100, 4)
        end as implied_growth_pct
    from {{ ref('int_annual_changes') }}

)

select
    {{ surrogate_key(['changes.district_key', 'changes.indicator_code', 'changes.year']) }} as year_over_year_key,
    districts.district_code,
    districts.district_name,
    districts.current_district_code,
    changes.indicator_code,
    indicators.indicator_name,
    changes.year,
    changes.unit,
    changes.definition,
    changes.value,
    changes.value_bound,
    changes.value_scenario,
    changes.previous_value,
    trim_scale(changes.implied_growth_pct) as implied_growth_pct,
    changes.stated_growth_pct,
    changes.growth_basis,
    changes.break_reason is null as comparable,
    changes.break_reason,
    changes.definition_break_kind,
    case
        when changes.break_reason is null then trim_scale(changes.stated_growth_pct - changes.implied_growth_pct)
    end as difference_pp,
    changes.report_id,
    passages.sentence,
    changes.evidence,
    changes.growth_report_id,
    changes.growth_evidence,
    changes.is_corrected
from changes
inner join {{ ref('dim_district') }} as districts using (district_key)
inner join {{ ref('int_catalogue') }} as indicators using (indicator_code)
left join {{ ref('stg_passages') }} as passages using (passage_row_id)
