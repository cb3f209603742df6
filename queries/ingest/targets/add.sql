insert into target_entries by name
select
    imports.number as import_number,
    classified.record.office_code,
    classified.record.month,
    classified.record.segment,
    classified.record.workers,
    classified.record.contribution,
from classified
inner join arrivals using (arrival)
inner join imports using (import_id)
where classified.class = 'accepted';
