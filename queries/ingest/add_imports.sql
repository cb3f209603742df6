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
    coalesce(counted.received, 0) as received,
    coalesce(counted.accepted, 0) as accepted,
    coalesce(counted.duplicate, 0) as duplicate,
    coalesce(counted.rejected, 0) as rejected,
    coalesce(counted.skipped, 0) as skipped,
from arrivals
left join counted using (arrival);
