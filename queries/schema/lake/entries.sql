-- What lists say: masters, targets, coverage and statuses. Every entry of every list stays; the newest of a key
-- counts, which is what the macros named after the lists return (queries/macros/3_lists.sql).
-- import_number: that of the import (see imports), 0 for the entries that come with the program, which have no sheet
-- and line. An entry that says what holds already is kept too: it holds on when the earlier one is withdrawn.

create table if not exists office_entries (
    import_number bigint not null,
    sheet varchar,
    line integer,
    office_code varchar not null,
    office varchar not null,
    kind varchar,
    aliases varchar
);

create table if not exists territory_entries (
    import_number bigint not null,
    sheet varchar,
    line integer,
    office_code varchar not null,
    regency_code varchar not null,
    valid_from date not null,
    valid_to date,
    source varchar
);

create table if not exists cadre_entries (
    import_number bigint not null,
    sheet varchar,
    line integer,
    cadre_code varchar not null,
    cadre varchar not null,
    office_code varchar not null,
    village varchar,
    district_code varchar,
    since date not null,
    supervisor varchar,
    cadre_group varchar
);

create table if not exists event_entries (
    import_number bigint not null,
    sheet varchar,
    line integer,
    event_code varchar not null,
    event varchar not null,
    type varchar not null,
    venue varchar,
    regency_code varchar,
    office_code varchar not null,
    started_at timestamp not null,
    ended_at timestamp not null,
    cost decimal(18, 0)
);

create table if not exists attendance_entries (
    import_number bigint not null,
    sheet varchar,
    line integer,
    event_code varchar not null,
    cadre_code varchar not null
);

create table if not exists baseline_entries (
    import_number bigint not null,
    sheet varchar,
    line integer,
    regency_code varchar not null,
    segment varchar not null,
    dated date not null,
    uncovered bigint not null,
    estimated boolean not null,
    method varchar,
    source varchar
);

-- Targets of a month (its first day): workers, and rupiah of contribution a month.
create table if not exists target_entries (
    import_number bigint not null,
    sheet varchar,
    line integer,
    office_code varchar not null,
    month date not null,
    segment varchar not null,
    workers bigint not null,
    contribution decimal(18, 0)
);

create table if not exists coverage_entries (
    import_number bigint not null,
    sheet varchar,
    line integer,
    regency_code varchar not null,
    segment varchar not null,
    dated date not null,
    active bigint not null,
    potential bigint not null,
    source varchar
);

alter table coverage_entries add column if not exists target_active bigint;

-- Whether a worker was an active participant in a month (its first day).
create table if not exists status_entries (
    import_number bigint not null,
    sheet varchar,
    line integer,
    worker bigint not null,
    month date not null,
    active boolean not null
);

-- Whom an office means by a spelling of a cadre's name or code.
create table if not exists cadre_spelling_entries (
    import_number bigint not null,
    sheet varchar,
    line integer,
    office_code varchar not null,
    spelling varchar not null,
    cadre_code varchar not null
);
