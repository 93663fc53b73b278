{#- Every row of the model makes the expression true. A row where it is null passes: there is nothing to hold. -#}
{% test holds(model, expression) %}
    select *
    from {{ model }}
    where not ({{ expression }})
{% endtest %}
