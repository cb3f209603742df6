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

-- The rows of a table of enrollments with the cadre and event that they name, by code or by name alone
-- (queries/ingest/spell_credits.sql); where a name is not in the lists, a code is made of it.
create or replace temp macro credited(table_name) as table
    select
        rows.* replace (
            case
                when rows.cadre_code != '' or rows.cadre_name is null then rows.cadre_code
                else coalesce(
                    cadre_spellings.cadre_code, macros.unregistered(rows.office_code, rows.cadre_name)
                )
            end as cadre_code,
            case
                when rows.event_code != '' or rows.event_name is null then rows.event_code
                else coalesce(
                    event_spellings.event_code,
                    macros.unregistered(concat_ws(' ', rows.office_code, rows.enrolled_on), rows.event_name)
                )
            end as event_code
        ),
        rows.cadre_code as given_cadre_code,
        rows.event_code as given_event_code
    from query_table(table_name) as rows
    left join cadre_spellings
        on
            rows.cadre_code = ''
            and rows.office_code = cadre_spellings.office_code
            and macros.name_key(rows.cadre_name) = cadre_spellings.spelling
    left join event_spellings
        on
            rows.event_code = ''
            and rows.enrolled_on = event_spellings.day
            and macros.name_key(rows.event_name) = event_spellings.spelling;
