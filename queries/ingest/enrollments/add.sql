-- Codes as the rows give them: whom a name alone stands for is worked out in the claims.
insert into enrollments by name
select
    arrivals.import_id,
    sheets.name as sheet,
    staged.line,
    staged.worker,
    staged.enrolled_on,
    staged.segment,
    staged.office_code,
    staged.cadre_code,
    staged.cadre_name,
    staged.event_code,
    staged.event_name,
    staged.program,
    staged.regency_code,
    staged.district_code,
    staged.occupation,
    staged.wage,
    staged.contribution,
    staged.funding,
    staged.supervisor,
from staged
inner join sheets using (sheet)
inner join arrivals using (arrival)
where staged.is_sound;
