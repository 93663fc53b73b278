{#-
    A project's name without what changes from report to report: marks and brackets, the way of writing numbers
    (十二号线 is 12号线), the place's own name, 工程 and 项目 at its end. What is left too short stays as it was.
-#}
{% macro folded_numerals(name) %}
    translate(
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    regexp_replace({{ name }}, '([一二三四五六七八九])十([一二三四五六七八九])', '\1\2', 'g'),
                    '([一二三四五六七八九])十', '\10', 'g'
                ),
                '十([一二三四五六七八九])', '1\1', 'g'
            ),
            '十', '10', 'g'
        ),
        '〇零一二两三四五六七八九', '001223456789'
    )
{% endmacro %}
