-- The only row of a worker is its acquisition.
insert into claims by name
select
    worker,
    enrolled_on,
    segment,
    office_code,
    credited_cadre as cadre_code,
    cadre_name,
    credited_event as event_code,
    event_name,
    program,
    regency_code,
    district_code,
    occupation,
    contribution,
    funding,
    supervisor,
    'acquisition' as standing,
from valid
where not is_contested;
