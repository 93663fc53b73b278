{#-
    Is a promise kept by an interval of possible values? `met` if by all of them, `missed` if by none, else
    `undetermined`. The promise is a floor (its lower end counts), a ceiling (its upper end) or a band, which is missed
    only above: below it nobody agrees. A missing end of an interval is infinity.
-#}
{% macro kept_by(side, promise, told) %}
    case {{ side }}
        when 'floor' then case
            when {{ told }}_lower > {{ promise }}_lower
                or ({{ told }}_lower = {{ promise }}_lower and (not {{ promise }}_lower_open or {{ told }}_lower_open))
                then 'met'
            when {{ told }}_upper < {{ promise }}_lower
                or ({{ told }}_upper = {{ promise }}_lower and ({{ promise }}_lower_open or {{ told }}_upper_open))
                then 'missed'
            else 'undetermined'
        end
        when 'ceiling' then case
            when {{ told }}_upper < {{ promise }}_upper
                or ({{ told }}_upper = {{ promise }}_upper and (not {{ promise }}_upper_open or {{ told }}_upper_open))
                then 'met'
            when {{ told }}_lower > {{ promise }}_upper
                or ({{ told }}_lower = {{ promise }}_upper and ({{ promise }}_upper_open or {{ told }}_lower_open))
                then 'missed'
            else 'undetermined'
        end
        when 'band' then case
            when {{ told }}_lower >= {{ promise }}_lower and {{ told }}_upper <= {{ promise }}_upper
                then 'met'
            when {{ told }}_lower > {{ promise }}_upper
                or ({{ told }}_lower = {{ promise }}_upper and {{ told }}_lower_open)
                then 'missed'
            else 'undetermined'
        end
        else 'undetermined'
    end
{% endmacro %}
