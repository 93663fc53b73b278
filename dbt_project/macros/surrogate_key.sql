{#- A key of text that stays the same when a warehouse is filled again: it is made of what a row is about. -#}
{% macro surrogate_key(columns) %}
    md5(concat_ws('|'{% for column in columns %}, coalesce({{ column }}::text, ''){% endfor %}))
{% endmacro %}
