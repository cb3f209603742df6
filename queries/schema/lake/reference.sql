-- Regencies, their districts, and the days on which nobody works: given with the program.

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

create table if not exists holidays (
    day date not null,
    holiday varchar not null
);
