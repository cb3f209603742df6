-- The office, by its code, or by its name where no code is given.
-- View: texts (kode_kantor, nama_kantor).
-- Params: none
with read as (
    select
        place,
        macros.cell(kode_kantor) as code_text,
        macros.cell(nama_kantor) as name_text,
    from texts
),

recognised as (
    select
        read.*,
        by_code.office_code as code_office,
        by_name.office_code as name_office,
        coalesce(by_code.office_code, by_name.office_code) as office_code,
        read.name_text is null or (read.code_text is not null and by_code.office_code is null) as code_is_wrong,
    from read
    left join office_spellings as by_code
        on macros.name_key(read.code_text) = by_code.spelling
    left join office_spellings as by_name
        on macros.name_key(read.name_text) = by_name.spelling
)

select
    office_code,
    case
        when code_text is null and name_text is null then 'office_missing'
        when office_code is null or (code_office is null and code_text is not null) then 'office_unknown'
        when office_code != name_office then 'office_contradictory'
    end as office_error,
    if(code_is_wrong, 'kode_kantor', 'nama_kantor') as office_column,
    macros.shown_office(if(code_is_wrong, code_text, name_text)) as office_found,
    case
        when name_text is not null and name_office is null and code_office is not null then 'office_name_unknown'
    end as office_warning,
    macros.shown_office(name_text) as office_name_found,
from recognised
order by place;
