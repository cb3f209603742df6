-- The only row of a worker is its acquisition.
create or replace temp view first_rows as
select *
from staged
anti join contested_workers using (worker)
where is_sound;

insert into claims by name
select
    worker,
    enrolled_on,
    segment,
    office_code,
    cadre_code,
    cadre_name,
    event_code,
    event_name,
    program,
    regency_code,
    district_code,
    occupation,
    contribution,
    funding,
    supervisor,
    'acquisition' as standing,
from macros.credited('first_rows', 'cadres_by_code', 'cadres_by_name', 'events_by_name');
