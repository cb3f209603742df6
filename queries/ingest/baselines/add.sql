insert into baseline_entries by name
select
    imports.number as import_number,
    classified.record.regency_code,
    classified.record.segment,
    classified.record.dated,
    classified.record.uncovered,
    classified.record.estimated,
    classified.record.method,
    classified.record.source,
from classified
inner join arrivals using (arrival)
inner join imports using (import_id)
where classified.class = 'accepted';
