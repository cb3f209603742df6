-- Codes as the rows give them: whom a name alone stands for is worked out in the claims.
insert into enrollments by name
select
    arrivals.import_id,
    classified.sheet_name as sheet,
    classified.line,
    classified.worker,
    classified.enrolled_on,
    classified.segment,
    classified.office_code,
    classified.given_cadre_code as cadre_code,
    classified.cadre_name,
    classified.given_event_code as event_code,
    classified.event_name,
    classified.program,
    classified.regency_code,
    classified.district_code,
    classified.occupation,
    classified.wage,
    classified.contribution,
    classified.funding,
    classified.supervisor,
from classified
inner join arrivals using (arrival)
where classified.class in ('accepted', 'duplicate');
