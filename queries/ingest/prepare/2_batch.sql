-- Temporary tables of one batch of files: the files, and the enrollments found in them.

create or replace temp table arrivals (
    arrival integer,
    import_id varchar,
    kind varchar,
    file varchar,
    content_hash varchar,
    unread_sheets varchar[]
);

create or replace temp table staged (
    sheet integer,
    line integer,
    skipped varchar,
    nik_hash blob,
    enrolled_on date,
    day_source varchar,
    segment varchar,
    office_code varchar,
    cadre_code varchar,
    cadre_name varchar,
    event_code varchar,
    event_name varchar,
    program varchar,
    regency_code varchar,
    district_code varchar,
    occupation varchar,
    wage decimal(18, 0),
    contribution decimal(18, 0),
    funding varchar,
    supervisor varchar,
    errors struct(reason varchar, column_name varchar, found varchar)[],
    warnings struct(reason varchar, column_name varchar, found varchar)[]
);
