with

source as (

    select * from {{ source('staging', 'targets') }}

),

renamed as (

    select
        ---------- ids
        fact_id as fact_row_id,
        report_id as report_row_id,
        passage_id as passage_row_id,
        district_id as district_row_id,
        year_id as year_row_id,
        indicator_code,

        ---------- text
        subject,
        scenario,
        measure,
        unit,
        bound,
        rank_scope,
        basis,
        tier,
        base,
        definition,
        quote,

        ---------- numerics
        fact_index,
        value,
        from_value,
        confidence,
        start_offset,
        end_offset

    from source

)

select * from renamed
