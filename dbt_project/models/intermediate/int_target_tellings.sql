with

targets as (

    select
        tellings.*,
        extract(year from tellings.period_start)::integer as first_year,
        extract(year from tellings.period_end)::integer as year,
        to_char(tellings.period_start, 'MM-DD') = '01-01'
        and to_char(tellings.period_end, 'MM-DD') = '12-31' as is_whole_years
    from {{ ref('int_tellings') }} as tellings
    where
        tellings.scenario = 'target'
        -- 限上, 全口径 and other scopes do not answer for the whole.
        and tellings.definition is null

)

select
    targets.*,
    words.told_as,
    coalesce(words.is_among_sums, false) as is_among_sums,
    words.prices_of,
    reports.plan_year = targets.year as is_plan_of_year,
    targets.year - targets.first_year + 1 as years,
    case
        when not targets.is_whole_years then 'other'
        when targets.first_year = targets.year and targets.year <= reports.plan_year then 'annual'
        -- 到2025年达到: a level promised for the end of a five-year plan.
        when targets.first_year = targets.year
            then case when targets.year % 5 = 0 and targets.measure = 'level' then 'five_year' else 'other' end
        when targets.year - targets.first_year = 4 then 'five_year'
        when targets.year % 5 = 0 and targets.year - targets.first_year < 5 then 'five_year'
        else 'other'
    end as target_horizon,
    case
        when targets.bound = 'sync' then 'floor'
        when targets.lower_end is null and targets.upper_end is null then 'unknown'
        when
            targets.is_fall
            or targets.measure = 'rank'
            or (targets.bound in ('le', 'lt') and targets.measure in ('growth', 'average_growth'))
            or targets.direction = 'lower'
            then case when targets.upper_end is null then 'floor' else 'ceiling' end
        when targets.direction = 'higher'
            then case when targets.lower_end is null then 'ceiling' else 'floor' end
        when targets.lower_end is null then 'ceiling'
        when targets.upper_end is null then 'floor'
        else 'band'
    end as promise_side
from targets
inner join {{ ref('int_reports') }} as reports using (report_id)
left join {{ ref('int_level_words') }} as words using (fact_key)
