-- Codes as the rows give them: whom a name alone stands for is worked out in the claims.
insert into enrollments by name
select
    arrivals.import_id,
    sheets.name as sheet,
    valid.line,
    valid.worker,
    valid.enrolled_on,
    valid.segment,
    valid.office_code,
    valid.cadre_code,
    valid.cadre_name,
    valid.event_code,
    valid.event_name,
    valid.program,
    valid.regency_code,
    valid.district_code,
    valid.occupation,
    valid.wage,
    valid.contribution,
    valid.funding,
    valid.supervisor,
from valid
inner join sheets using (sheet)
inner join arrivals using (arrival);
