-- The lists as they hold now: of each key the newest entry, and, by newest_<list>, whence it comes.

create or replace macro macros.newest_offices() as table
    select *
    from office_entries
    qualify row_number() over (partition by office_code order by import_number desc) = 1;

create or replace view macros.offices as
    select * exclude (import_number, sheet, line)
    from macros.newest_offices();

create or replace macro macros.newest_territories() as table
    select *
    from territory_entries
    qualify row_number() over (partition by office_code, regency_code, valid_from order by import_number desc) = 1;

create or replace view macros.territories as
    select * exclude (import_number, sheet, line)
    from macros.newest_territories();

create or replace macro macros.newest_cadres() as table
    select *
    from cadre_entries
    qualify row_number() over (partition by cadre_code order by import_number desc) = 1;

create or replace view macros.cadres as
    select * exclude (import_number, sheet, line)
    from macros.newest_cadres();

create or replace macro macros.newest_events() as table
    select *
    from event_entries
    qualify row_number() over (partition by event_code order by import_number desc) = 1;

create or replace view macros.events as
    select * exclude (import_number, sheet, line)
    from macros.newest_events();

create or replace macro macros.newest_attendance() as table
    select *
    from attendance_entries
    qualify row_number() over (partition by event_code, cadre_code order by import_number desc) = 1;

create or replace view macros.attendance as
    select distinct
        event_code,
        cadre_code,
    from attendance_entries;

create or replace macro macros.newest_baselines() as table
    select *
    from baseline_entries
    qualify row_number() over (partition by regency_code, segment, dated order by import_number desc) = 1;

create or replace view macros.baselines as
    select * exclude (import_number, sheet, line)
    from macros.newest_baselines();

create or replace macro macros.newest_targets() as table
    select *
    from target_entries
    qualify row_number() over (partition by office_code, month, segment order by import_number desc) = 1;

create or replace view macros.targets as
    select * exclude (import_number, sheet, line)
    from macros.newest_targets();

create or replace macro macros.newest_coverage() as table
    select *
    from coverage_entries
    qualify row_number() over (partition by regency_code, segment, dated order by import_number desc) = 1;

create or replace view macros.coverage as
    select * exclude (import_number, sheet, line)
    from macros.newest_coverage();

create or replace macro macros.newest_statuses() as table
    select *
    from status_entries
    qualify row_number() over (partition by worker, month order by import_number desc) = 1;

create or replace view macros.statuses as
    select * exclude (import_number, sheet, line)
    from macros.newest_statuses();

create or replace macro macros.newest_cadre_spellings() as table
    select *
    from cadre_spelling_entries
    qualify row_number() over (partition by office_code, upper(spelling) order by import_number desc) = 1;

create or replace view macros.cadre_spellings as
    select * exclude (import_number, sheet, line)
    from macros.newest_cadre_spellings();
