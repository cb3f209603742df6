-- The regency, by its name, or by its code where that means one only or a scheme is declared; and the district in it.
-- View: texts (kabupaten, kecamatan).
-- Params: scheme of bare regency codes, if declared
with read as (
    select
        place,
        kabupaten is not null as has_regency,
        macros.cell(kabupaten) as regency_text,
        macros.regency_code_text(macros.cell(kabupaten)) as code_text,
        macros.regency_name_text(macros.cell(kabupaten)) as name_text,
        macros.cell(kecamatan) as district_text,
    from texts
),

recognised as (
    select
        read.*,
        case
            when read.name_text = '' or read.name_text is null
                then
                    case
                        when read.code_text like '%.%' then dotted.kemendagri_reading
                        when $scheme = 'bps' then bare.bps_reading
                        when $scheme = 'kemendagri' then bare.kemendagri_reading
                        when bare.bps_reading = bare.kemendagri_reading then bare.bps_reading
                    end
            else by_name.regency_code
        end as regency_code,
        coalesce(
            read.name_text = '' and read.code_text not like '%.%' and $scheme is null
            and bare.bps_reading is distinct from bare.kemendagri_reading,
            false
        ) as is_ambiguous,
    from read
    left join regency_spellings as by_name
        on macros.regency_key(read.name_text) = by_name.spelling
    left join regency_codes as bare
        on read.code_text = bare.code
    left join regency_codes as dotted
        on replace(read.code_text, '.', '') = dotted.code
)

select
    coalesce(recognised.regency_code, '') as regency_code,
    by_district_name.district_code,
    case when recognised.is_ambiguous then 'regency_code_ambiguous' end as regency_error,
    recognised.code_text as regency_code_found,
    case
        when recognised.regency_text is null and recognised.has_regency then 'regency_missing'
        when recognised.regency_text is not null and recognised.regency_code is null then 'regency_unknown'
    end as regency_warning,
    macros.shape(recognised.regency_text) as regency_found,
    case
        when
            recognised.district_text is not null and recognised.regency_code is not null
            and by_district_name.district_code is null
            then 'district_unknown'
    end as district_warning,
    macros.shape(recognised.district_text) as district_found,
from recognised
left join district_spellings as by_district_name
    on
        recognised.regency_code = by_district_name.regency_code
        and macros.name_key(recognised.district_text) = by_district_name.spelling
order by recognised.place;
