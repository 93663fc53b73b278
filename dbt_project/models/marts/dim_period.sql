{{ config(meta={'reach': 'all'}) }}

with

periods as (

    select
        *,
        year::text as year_text,
        first_year || '—' || year as years_zh,
        first_year || '–' || year as years_en,
        (year - 1) / 5 * 5 + 1 as plan_first_year,
        split_part('三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八', ' ', plan_number - 2) || '五' as plan_name
    from {{ ref('int_periods') }}

)

select
    {{ period_key('period_start', 'period_end') }} as period_key,
    coalesce(period, case
        when period_kind = 'year' then year_text
        when period_kind = 'five_year_plan' then first_year || '/' || year
        else to_char(period_start, 'YYYY-MM') || '/' || to_char(period_end, 'YYYY-MM')
    end) as period_label,
    case
        when period_kind = 'year' then year_text
        when period_kind = 'half' then year_text || '-S' || last_month / 6
        when period_kind = 'quarter' then year_text || '-Q' || last_month / 3
        when period_kind = 'month' then to_char(period_start, 'YYYY-MM')
        else to_char(period_start, 'YYYY-MM-DD') || '/P' || case
            when not is_whole_months then period_end - period_start + 1 || 'D'
            when months % 12 = 0 then months / 12 || 'Y'
            else months || 'M'
        end
    end as time_period,
    case
        when period_kind = 'year' then year_text || '年'
        when period_kind = 'half' then year_text || '年' || case first_month when 1 then '上' else '下' end || '半年'
        when period_kind = 'quarter' then year_text || '年第' || (array['一', '二', '三', '四'])[last_month / 3] || '季度'
        when period_kind = 'month' then year_text || '年' || first_month || '月'
        when period_kind = 'five_year_plan' then '“' || plan_name || '”时期（' || years_zh || '年）'
        when period_kind = 'years' then years_zh || '年'
        when period_kind = 'months' and first_year = year
            then year_text || '年' || first_month || '—' || last_month || '月'
        else to_char(period_start, 'YYYY-MM-DD') || '至' || to_char(period_end, 'YYYY-MM-DD')
    end as period_name,
    case
        when period_kind = 'year' then year_text
        when period_kind = 'half' then 'H' || last_month / 6 || ' ' || year_text
        when period_kind = 'quarter' then 'Q' || last_month / 3 || ' ' || year_text
        when period_kind = 'month' then to_char(period_start, 'FMMonth YYYY')
        when period_kind = 'five_year_plan'
            then to_char(plan_number, 'FM99th') || ' Five-Year Plan (' || years_en || ')'
        when period_kind = 'years' then years_en
        when period_kind = 'months' and first_year = year
            then to_char(period_start, 'FMMonth') || '–' || to_char(period_end, 'FMMonth YYYY')
        else to_char(period_start, 'YYYY-MM-DD') || ' to ' || to_char(period_end, 'YYYY-MM-DD')
    end as period_name_en,
    period_start,
    period_end,
    period_end as axis_date,
    first_year,
    year,
    months,
    period_kind,
    period_kind = 'five_year_plan' as is_five_year_plan,
    plan_number,
    plan_name,
    case when plan_number is not null then plan_first_year || '/' || plan_first_year + 4 end as plan_label,
    is_told
from periods
