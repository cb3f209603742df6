-- Question: Which files were taken in, and what became of their rows?
-- Definition: Received = accepted + duplicate + rejected, as it was then. Duplicate: the same claim (worker, day,
--   segment, office, cadre and event) was there before. Skipped: totals, repeated headers and signatures, which are no
--   enrollments. Sheets not read: those without the header of an export, such as instructions. Still open: rejected,
--   and not mended since, by a repair sheet or the same file sent again. Withdrawn: taken back since; nothing of it
--   counts. Who sees some offices only is told of the files all of whose rows are of these.
-- Grain: import_id
-- Filters: none
-- Scope: own
with dated as (
    select
        import_id,
        min(enrolled_on) as first_on,
        max(enrolled_on) as last_on,
    from enrollments
    group by import_id
),

open_rows as (
    select
        import_id,
        count(*) as still_open,
    from macros.open_rows()
    group by import_id
),

listed as (
    select
        *,
        null::timestamptz as withdrawn_at,
    from imports
    union all by name
    from withdrawn_imports
)

select
    listed.number,
    listed.import_id,
    listed.file,
    listed.kind,
    listed.withdrawn_at,
    listed.imported_at,
    listed.received,
    listed.accepted,
    listed.duplicate,
    listed.rejected,
    coalesce(open_rows.still_open, 0) as still_open,
    listed.skipped,
    array_to_string(listed.unread_sheets, ', ') as unread_sheets,
    dated.first_on,
    dated.last_on,
from listed
semi join macros.imports_within($scope) using (import_id)
left join dated using (import_id)
left join open_rows using (import_id)
order by listed.number desc;
