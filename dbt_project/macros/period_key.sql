{#- A period by its first and last day: 2024 and 2024-01/2024-12 are the same. -#}
{% macro period_key(period_start, period_end) %}
    to_char({{ period_start }}, 'YYYY-MM-DD') || '/' || to_char({{ period_end }}, 'YYYY-MM-DD')
{% endmacro %}
