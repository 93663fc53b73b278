{#- Which quantity, or which project, a record tells of: two like ones of the same words are one, read in two ways. -#}
{% macro quantity(record) %}
    concat_ws(
        '|',
        {{ record }} ->> 'measure',
        coalesce({{ record }} ->> 'name', {{ record }} ->> 'indicator', {{ record }} ->> 'subject')
    )
{% endmacro %}
