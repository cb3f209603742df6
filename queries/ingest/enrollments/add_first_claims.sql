-- The only row of a worker is its acquisition.
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
from macros.credited('valid', 'cadres_by_code', 'cadres_by_name', 'events_by_name')
where not is_contested;
