insert into cadre_entries by name
select
    imports.number as import_number,
    classified.record.cadre_code,
    classified.record.cadre,
    classified.record.office_code,
    classified.record.village,
    classified.record.district_code,
    classified.record.since,
    classified.record.supervisor,
    classified.record.cadre_group,
from classified
inner join arrivals using (arrival)
inner join imports using (import_id)
where classified.class = 'accepted';
