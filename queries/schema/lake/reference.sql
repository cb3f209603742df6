-- Reference data: what offices, regencies, cadres and events are, each with the dates from which it holds.

create table if not exists offices (
    office_code varchar not null,
    office varchar not null,
    kind varchar not null,
    aliases varchar
);

create table if not exists territories (
    office_code varchar not null,
    regency_code varchar not null,
    valid_from date not null,
    valid_to date,
    source varchar
);

create table if not exists regencies (
    regency_code varchar not null,
    kemendagri_code varchar not null,
    kind varchar not null,
    regency varchar not null,
    capital varchar,
    latitude double,
    longitude double,
    area_km2 double,
    population bigint,
    employed bigint,
    aliases varchar
);

create table if not exists districts (
    district_code varchar not null,
    regency_code varchar not null,
    district varchar not null,
    latitude double,
    longitude double
);

create table if not exists cadres (
    cadre_code varchar not null,
    cadre varchar not null,
    office_code varchar not null,
    village varchar,
    district_code varchar,
    since date not null
);

create table if not exists events (
    event_code varchar not null,
    event varchar not null,
    type varchar not null,
    venue varchar,
    regency_code varchar,
    office_code varchar not null,
    started_at timestamp not null,
    ended_at timestamp not null
);

create table if not exists attendance (
    event_code varchar not null,
    cadre_code varchar not null
);

create table if not exists baselines (
    regency_code varchar not null,
    segment varchar not null,
    dated date not null,
    uncovered bigint not null,
    estimated boolean not null,
    method varchar,
    source varchar
);
