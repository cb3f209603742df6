insert into status_entries by name
select
    imports.number as import_number,
    classified.sheet_name as sheet,
    classified.line,
    workers.worker,
    classified.record.month,
    classified.record.active,
from classified
inner join arrivals using (arrival)
inner join imports using (import_id)
inner join identity.workers
    on classified.record.nik_hash = workers.nik_hash
where classified.is_kept;
