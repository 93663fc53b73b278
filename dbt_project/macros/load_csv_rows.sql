{#- Seeds are loaded column by column: dbt's own macro binds every cell by itself, which takes 15 s for the districts. -#}
{% macro postgres__load_csv_rows(model, agate_table) %}
    {%- set column_types = model['config'].get('column_types', {}) -%}
    {%- set arrays = [] -%}
    {%- set bindings = [] -%}
    {%- for column in agate_table.columns -%}
        {%- set type = column_types.get(column.name, adapter.convert_type(agate_table, loop.index0)) -%}
        {%- do arrays.append('%s::' ~ type ~ '[]') -%}
        {%- do bindings.append(column.values() | list) -%}
    {%- endfor -%}
    {%- set sql -%}
        insert into {{ this.render() }} ({{ get_seed_column_quoted_csv(model, agate_table.column_names) }})
        select * from unnest({{ arrays | join(', ') }})
    {%- endset -%}
    {%- do adapter.add_query(sql, bindings=bindings, abridge_sql_log=True) -%}
    {{ return(sql) }}
{% endmacro %}
