-- Codes as the rows give them: whom a name alone stands for is worked out in the claims.
insert into enrollments by name
select
    import_id,
    sheet_name as sheet,
    line,
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
    wage,
    contribution,
    funding,
    supervisor,
from valid;
