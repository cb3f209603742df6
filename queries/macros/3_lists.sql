-- The lists as they hold now: of each key the newest entry.

create or replace macro macros.offices() as table
    select * exclude (import_number, sheet, line)
    from office_entries
    qualify row_number() over (partition by office_code order by import_number desc) = 1;

create or replace macro macros.territories() as table
    select * exclude (import_number, sheet, line)
    from territory_entries
    qualify row_number() over (partition by office_code, regency_code, valid_from order by import_number desc) = 1;

create or replace macro macros.cadres() as table
    select * exclude (import_number, sheet, line)
    from cadre_entries
    qualify row_number() over (partition by cadre_code order by import_number desc) = 1;

create or replace macro macros.events() as table
    select * exclude (import_number, sheet, line)
    from event_entries
    qualify row_number() over (partition by event_code order by import_number desc) = 1;

create or replace macro macros.attendance() as table
    select distinct
        event_code,
        cadre_code,
    from attendance_entries;

create or replace macro macros.baselines() as table
    select * exclude (import_number, sheet, line)
    from baseline_entries
    qualify row_number() over (partition by regency_code, segment, dated order by import_number desc) = 1;

create or replace macro macros.targets() as table
    select * exclude (import_number, sheet, line)
    from target_entries
    qualify row_number() over (partition by office_code, month, segment order by import_number desc) = 1;

create or replace macro macros.coverage() as table
    select * exclude (import_number, sheet, line)
    from coverage_entries
    qualify row_number() over (partition by regency_code, segment, dated order by import_number desc) = 1;

create or replace macro macros.statuses() as table
    select * exclude (import_number, sheet, line)
    from status_entries
    qualify row_number() over (partition by worker, month order by import_number desc) = 1;

create or replace macro macros.cadre_spellings() as table
    select * exclude (import_number, sheet, line)
    from cadre_spelling_entries
    qualify row_number() over (partition by office_code, upper(spelling) order by import_number desc) = 1;
