insert into event_entries by name
select
    imports.number as import_number,
    classified.record.event_code,
    classified.record.event,
    classified.record.type,
    classified.record.venue,
    classified.record.regency_code,
    classified.record.office_code,
    classified.record.started_at,
    classified.record.ended_at,
    classified.record.cost,
from classified
inner join arrivals using (arrival)
inner join imports using (import_id)
where classified.class = 'accepted';
