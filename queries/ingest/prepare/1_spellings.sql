-- Temporary tables of an import: the names that it may recognise.

create or replace temp table office_spellings as
with spellings as (
    select
        office_code,
        unnest(macros.office_names(office_code, office, aliases)) as spelling,
    from offices
)

select
    macros.name_key(spelling) as spelling,
    min(office_code) as office_code,
from spellings
where macros.name_key(spelling) != ''
group by macros.name_key(spelling)
having count(distinct office_code) = 1;

-- The regencies, read once for the tables below.
create or replace temp table known_regencies as
from regencies;

-- A regency by its name alone where no other bears it, and with its kind before it.
create or replace temp table regency_spellings as
with spellings as (
    select
        regency_code,
        if(kind = 'Kota', 'kota', 'kab') as kind,
        macros.regency_stem(unnest([regency] || string_split(coalesce(aliases, ''), '|'))) as stem,
    from known_regencies
),

keys as (
    select
        regency_code,
        unnest([stem, kind || stem]) as spelling,
    from spellings
    where stem != ''
)

select
    spelling,
    min(regency_code) as regency_code,
from keys
group by spelling
having count(distinct regency_code) = 1;

-- Both schemes of regency codes, without dots; a code that they read differently needs a declared scheme.
create or replace temp table regency_codes as
with kemendagri as (
    select
        replace(kemendagri_code, '.', '') as code,
        regency_code,
    from known_regencies
)

select
    coalesce(bps.regency_code, kemendagri.code) as code,
    bps.regency_code as bps_reading,
    kemendagri.regency_code as kemendagri_reading,
from known_regencies as bps
full join kemendagri
    on bps.regency_code = kemendagri.code;

create or replace temp table district_spellings as
select
    regency_code,
    macros.name_key(district) as spelling,
    min(district_code) as district_code,
from districts
group by regency_code, macros.name_key(district)
having count(*) = 1;

-- The cadres of the lists and the other ways in which they are written, read once for the tables below.
create or replace temp table spelled_cadres as
select
    cadre_code as code,
    cadre as name,
    cadre_code,
from cadres
union all
select
    spelling as code,
    spelling as name,
    cadre_code,
from cadre_spellings;

-- Which cadres of the lists a name may mean, whatever the office; and the one that a code means.
create or replace temp table cadres_of_names as
select
    macros.name_key(name) as spelling,
    list(distinct cadre_code) as cadre_codes,
from spelled_cadres
where macros.name_key(name) != ''
group by macros.name_key(name);

create or replace temp table cadres_of_codes as
select
    upper(code) as code,
    min(cadre_code) as cadre_code,
from spelled_cadres
group by upper(code)
having count(distinct cadre_code) = 1;
