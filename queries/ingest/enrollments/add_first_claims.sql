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
from classified
where class = 'accepted' and worker not in (select contested_workers.worker from contested_workers);
