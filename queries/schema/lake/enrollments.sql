-- One import per file taken in; its rows; what became of the rows that were not simply accepted;
-- and, derived from the rows, each worker's claims with the one that counts.

create table if not exists imports (
    import_id varchar not null,
    kind varchar not null,
    file varchar not null,
    content_hash varchar not null,
    imported_at timestamptz not null,
    received bigint not null,
    accepted bigint not null,
    duplicate bigint not null,
    rejected bigint not null,
    skipped bigint not null,
    unread_sheets varchar[] not null,
    -- Rises with each import, and is never used twice.
    number bigint not null
);

-- Imports that were taken back: nothing is left of them but what became of their rows then.
create table if not exists withdrawn_imports (
    import_id varchar not null,
    kind varchar not null,
    file varchar not null,
    content_hash varchar not null,
    imported_at timestamptz not null,
    received bigint not null,
    accepted bigint not null,
    duplicate bigint not null,
    rejected bigint not null,
    skipped bigint not null,
    unread_sheets varchar[] not null,
    number bigint not null,
    withdrawn_at timestamptz not null
);

-- Every valid row, duplicates included: which of them is the duplicate depends on the order of import,
-- so that is said in the receipt (import_notes) and not here. cadre_code and event_code are as given, '' where the
-- row names none: whom a name alone stands for is worked out in the claims, from the lists as they are then.
create table if not exists enrollments (
    import_id varchar not null,
    sheet varchar not null,
    line integer not null,
    worker bigint not null,
    enrolled_on date not null,
    segment varchar not null,
    office_code varchar not null,
    cadre_code varchar not null,
    cadre_name varchar,
    event_code varchar not null,
    event_name varchar,
    program varchar not null,
    regency_code varchar not null,
    district_code varchar,
    occupation varchar,
    wage decimal(18, 0),
    contribution decimal(18, 0),
    funding varchar not null,
    supervisor varchar
);

create table if not exists import_notes (
    import_id varchar not null,
    sheet varchar not null,
    line integer not null,
    class varchar not null,
    position integer not null,
    reason varchar not null,
    column_name varchar,
    found varchar
);

-- What the office calls the columns that were read.
create table if not exists import_columns (
    import_id varchar not null,
    sheet varchar not null,
    column_name varchar not null,
    label varchar
);

-- Rows that mend a rejected row of an earlier import, whatever became of them.
create table if not exists repairs (
    import_id varchar not null,
    sheet varchar not null,
    line integer not null,
    of_import_id varchar not null,
    of_sheet varchar not null,
    of_line integer not null
);

-- One row per worker, date, segment, office, cadre and event. standing: 'acquisition' is the one claim
-- of a worker that counts, 'reregistration' any claim of a later day, 'rival' any other of the same day.
create table if not exists claims (
    worker bigint not null,
    enrolled_on date not null,
    segment varchar not null,
    office_code varchar not null,
    cadre_code varchar not null,
    cadre_name varchar,
    event_code varchar not null,
    event_name varchar,
    program varchar not null,
    regency_code varchar not null,
    district_code varchar,
    occupation varchar,
    contribution decimal(18, 0),
    funding varchar not null,
    supervisor varchar,
    standing varchar not null
);

-- Workers of whom withdrawn imports alone said anything, or an emptied store. Their numbers are never used again: what
-- they stood for goes right after that, or with the next import should it be killed in between.
create table if not exists forgotten_workers (worker bigint not null);

-- Every writer advances the turn, so that two at once conflict and one of them is tried again on what
-- the other left: credits are worked out from the whole history.
create table if not exists turn (number bigint not null);
insert into turn
select 0 as number
where not exists (from turn);

-- The fingerprint of the key that workers are known by, and whether all data is the synthetic sample.
create table if not exists facts (name varchar not null, fact varchar not null);
