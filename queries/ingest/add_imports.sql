insert into imports by name
select
    arrivals.import_id,
    arrivals.kind,
    arrivals.file,
    arrivals.content_hash,
    arrivals.unread_sheets,
    now() as imported_at,
    greatest(
        (select coalesce(max(imports.number), 0) from imports),
        (select coalesce(max(withdrawn_imports.number), 0) from withdrawn_imports)
    )
    + row_number() over (order by arrivals.arrival) as number,
    count(*) filter (where classified.class != 'skipped') as received,
    count(*) filter (where classified.class = 'accepted') as accepted,
    count(*) filter (where classified.class = 'duplicate') as duplicate,
    count(*) filter (where classified.class = 'rejected') as rejected,
    count(*) filter (where classified.class = 'skipped') as skipped,
from arrivals
left join classified using (arrival)
group by
    arrivals.arrival, arrivals.import_id, arrivals.kind, arrivals.file, arrivals.content_hash,
    arrivals.unread_sheets;
