with

answers as (

    select
        *,
        {{ kept_by('promise_side', 'promise', 'actual') }} as kept
    from {{ ref('int_part_year_answers') }}

)

select
    *,
    case
        -- So far it is less than the ceiling of the year: that says nothing, more than it says enough.
        when is_flow_level and promise_side = 'ceiling'
            then case kept when 'missed' then 'behind' else 'undetermined' end
        when is_flow_level and share_of_target_pct >= share_of_year_pct then 'on_track'
        when is_flow_level and share_of_target_pct < share_of_year_pct then 'behind'
        when kept = 'met' then 'on_track'
        -- A stock has until December to grow.
        when kept = 'missed' and (measure in ('growth', 'average_growth', 'rank') or nature in ('rate', 'index'))
            then 'behind'
        else 'undetermined'
    end as status
from answers
