insert into attendance_entries by name
select
    imports.number as import_number,
    classified.record.event_code,
    classified.record.cadre_code,
from classified
inner join arrivals using (arrival)
inner join imports using (import_id)
where classified.class = 'accepted';
