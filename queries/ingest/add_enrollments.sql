insert into enrollments by name
select
    $import_id as import_id,
    sheet,
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
    row_hash,
from classified
where class != 'rejected';
