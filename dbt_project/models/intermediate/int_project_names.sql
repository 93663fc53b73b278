with

told as (

    select
        reports.district_key,
        projects.project_name,
        count(distinct reports.report_id) as reports,
        min(reports.told_on) as first_told_on
    from {{ ref('int_corrected_milestones') }} as projects
    inner join {{ ref('int_reports') }} as reports
        on projects.report_row_id = reports.report_row_id and reports.is_counted
    group by reports.district_key, projects.project_name

),

written as (

    select
        told.*,
        -- 广州市 is 广州 in names; what is left of a name of two characters would be one.
        regexp_replace(districts.district_name, '(..)(市|省|地区|盟|州|县|区|特别行政区|自治[区州县])$', '\1') as place,
        lower(regexp_replace(
            translate(
                told.project_name,
                '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ',
                '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
            ),
            '[^0-9A-Za-z一-龥]', '', 'g'
        )) as bare
    from told
    inner join {{ ref('int_districts') }} as districts using (district_key)

),

folded as (

    select
        *,
        {{ folded_numerals('bare') }} as name
    from written

),

placeless as (

    select
        *,
        case
            when char_length(replace(name, place, '')) >= 3
                then regexp_replace(replace(name, place, ''), '^[市省县区](?=..)', '')
            else name
        end as short_name
    from folded

),

respelled as (

    -- 高速公路 is 高速, 第八人民医院 is 八医院, 筹设 and 出台 are no part of a name. The second phase of an airport is
    -- its extension.
    select
        *,
        regexp_replace(
            regexp_replace(
                regexp_replace(
                    replace(
                        replace(replace(regexp_replace(short_name, '高快?速公?路', '高速'), '电子商务', '电商'), '通讯', '通信'),
                        '附属', '附'
                    ),
                    '人民(?=医院)|医(?=医院)|改(?=扩建)|铁路(?=客|扩能|电气化|专用线|立交)|运(?=专线)|(?<=客运?专)线|t(?=[0-9]航站楼)', '', 'g'
                ),
                '第(?=[0-9])|[0-9][a-z]级|国际(?=机场)|扩建(?=[0-9]期)|(?<=[0-9]期)扩建', '', 'g'
            ),
            '^(出台|筹设|筹建|制定|建设|推进|加快|实施|启动|(城市)?(轨道交通|地铁|轻轨)(?=[0-9]+号线))(?=...)', ''
        ) as respelled_name
    from placeless

),

trimmed as (

    select
        *,
        regexp_replace(respelled_name, '(..)((工程|项目)?(建设)?(工程|项目)|建设)$', '\1') as core
    from respelled

),

known as (

    -- A road under repair is that road: 甲大道改造 is 甲大道.
    select
        *,
        regexp_replace(
            core,
            '(..(大道|大街|快速路|街|[^铁公]路|[国省]道))'
            '(道路|[东南西北]段)?((升级|提质|提升|综合|快速化|市政化|微更新|拓宽|大修|大中修)*改造(提升)?|提质|提升)$',
            '\1'
        ) as known_name
    from trimmed

)

select
    district_key,
    project_name,
    reports,
    first_told_on,
    case when known_name = '' then project_name else known_name end as normalised_name
from known
