insert into territory_entries by name
select
    imports.number as import_number,
    classified.record.office_code,
    classified.record.regency_code,
    classified.record.valid_from,
    classified.record.valid_to,
    classified.record.source,
from classified
inner join arrivals using (arrival)
inner join imports using (import_id)
where classified.class = 'accepted';
