with

source as (

    select * from {{ source('staging', 'districts') }}

),

renamed as (

    select
        ---------- ids
        district_id as district_row_id,
        report_id as report_row_id,
        district_code,
        -- An area that no catalogue lists is known by its name alone.
        coalesce(district_code, district_name) as district_key,

        ---------- text
        district_name,

        ---------- booleans
        is_reporting

    from source

)

select * from renamed
