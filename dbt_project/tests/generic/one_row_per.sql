{#- The grain: no two rows of the model agree in all of these columns. Nulls count as equal. -#}
{% test one_row_per(model, columns) %}
    select {{ columns | join(', ') }}
    from {{ model }}
    group by {{ columns | join(', ') }}
    having count(*) > 1
{% endtest %}
