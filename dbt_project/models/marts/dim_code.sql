select
    {{ surrogate_key(['codelist', 'code']) }} as code_key,
    codelist,
    code,
    code_name
from {{ ref('codes') }}
