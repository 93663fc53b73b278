{#- Which quantity or milestone a record tells of: two like ones of the same words are one, read in two ways. -#}
{% macro quantity(record) %}
    concat_ws(
        '|',
        coalesce({{ record }} ->> 'measure', {{ record }} ->> 'milestone'),
        coalesce({{ record }} ->> 'name', {{ record }} ->> 'indicator', {{ record }} ->> 'subject')
    )
{% endmacro %}
