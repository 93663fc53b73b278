{#-
    What a field says once `corrections` is joined: the analyst's value where the correction has one (it may be null),
    else what was read.
-#}
{% macro corrected(field, read, type='text') %}
    case
        when corrections.to_values ? '{{ field }}' then (corrections.to_values ->> '{{ field }}')::{{ type }}
        else {{ read }}
    end
{% endmacro %}
