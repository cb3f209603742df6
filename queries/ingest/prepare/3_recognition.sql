-- Offices, regencies, districts, cadres and events that rows name, by the spellings of this import.

create or replace temp macro office_of(code, name) as
    case
        when code is not null
            then (select office_code from office_spellings where spelling = macros.name_key(code))
        else (select office_code from office_spellings where spelling = macros.name_key(name))
    end;

-- A regency by its name; by its code alone where that means one only, or under the scheme declared.
create or replace temp macro regency_of(content, scheme) as
    case
        when macros.regency_name_text(content) != ''
            then (
                select regency_code from regency_spellings
                where spelling = macros.regency_key(macros.regency_name_text(content))
            )
        else (
            select
                case
                    when macros.regency_code_text(content) like '%.%' or scheme = 'kemendagri' then kemendagri_reading
                    when scheme = 'bps' or bps_reading = kemendagri_reading then bps_reading
                end
            from regency_codes
            where code = replace(macros.regency_code_text(content), '.', '')
        )
    end;

-- A district by its code, or by its name where only one of that name is in the regency, or in all when none is given.
create or replace temp macro district_of(content, regency) as (
    select min(district_code)
    from districts
    where
        (macros.name_key(district) = macros.name_key(content) or district_code = content)
        and (regency is null or regency_code = regency)
    having count(*) = 1
);

-- A remark on a regency.
create or replace temp macro regency_lack(value, content, scheme, column_name) as
    macros.lack(
        value, content,
        if(
            macros.regency_name_text(content) = '' and macros.regency_code_text(content) not like '%.%'
            and scheme is null
            and (
                select count(*) from regency_codes
                where code = macros.regency_code_text(content) and bps_reading is distinct from kemendagri_reading
            ) > 0,
            'regency_code_ambiguous', 'value_unknown'
        ),
        column_name
    );
