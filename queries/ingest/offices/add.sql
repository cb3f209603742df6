insert into office_entries by name
select
    imports.number as import_number,
    classified.record.office_code,
    classified.record.office,
    classified.record.kind,
    classified.record.aliases,
from classified
inner join arrivals using (arrival)
inner join imports using (import_id)
where classified.class = 'accepted';
