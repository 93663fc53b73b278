{#- Where a number was read: the document's hash and the offsets of the quote in its stored text. -#}
{% macro evidence(content_hash, start_offset, end_offset) %}
    {{ content_hash }} || '#' || {{ start_offset }} || '-' || {{ end_offset }}
{% endmacro %}
