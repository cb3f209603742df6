insert into cadre_spelling_entries by name
select
    imports.number as import_number,
    classified.sheet_name as sheet,
    classified.line,
    unnest(classified.record),  -- noqa: AL03
from classified
inner join arrivals using (arrival)
inner join imports using (import_id)
where classified.is_kept;
