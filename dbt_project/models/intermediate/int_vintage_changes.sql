with

compared as (

    select
        *,
        case
            when telling_number = 1 then 'first'
            when comparison_value = base_value or coalesce(comparison_value, base_value) is null then 'repeated'
            when side = 'promise' then 'revised'
            -- 超过2万亿 of 22859 is the same figure in fewer words.
            when
                bound <> 'eq'
                and base_value >= coalesce(lower_end, '-infinity')
                and base_value <= coalesce(upper_end, 'infinity')
                then 'rounded'
            when
                not is_base_exact
                and comparison_value >= coalesce(base_lower, '-infinity')
                and comparison_value <= coalesce(base_upper, 'infinity')
                then 'refined'
            -- A level is cut off as often as it is rounded, a growth is rounded.
            when
                bound = 'eq'
                and abs(comparison_value - base_value)
                <= greatest(resolution, base_resolution) * case when measure = 'level' then 1 else 0.5 end
                and resolution <> base_resolution
                then case when resolution > base_resolution then 'rounded' else 'refined' end
            else 'revised'
        end as change
    from {{ ref('int_vintages') }}

),

superseding as (

    select
        *,
        change in ('first', 'refined', 'revised')
        or (change = 'repeated' and scenario = 'actual' and coalesce(are_estimates, false)) as supersedes
    from compared

)

select
    *,
    min(case when supersedes then told_on end) over (
        partition by figure_key
        order by telling_number
        rows between 1 following and unbounded following
    ) as superseded_on
from superseding
