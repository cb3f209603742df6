-- Question: Which files were taken in, and what became of their rows?
-- Definition: Received = accepted + duplicate + rejected. Duplicate: the same claim (worker, day, segment, office,
--   cadre and event) was there before. Skipped: totals, repeated headers and signatures, which are no enrollments.
--   Sheets not read: those without the header of an export, such as instructions.
-- Grain: import_id
-- Filters: none
with dated as (
    select
        import_id,
        min(enrolled_on) as first_on,
        max(enrolled_on) as last_on,
    from enrollments
    group by import_id
)

select
    imports.import_id,
    imports.file,
    imports.kind,
    imports.imported_at,
    imports.received,
    imports.accepted,
    imports.duplicate,
    imports.rejected,
    imports.skipped,
    array_to_string(imports.unread_sheets, ', ') as unread_sheets,
    dated.first_on,
    dated.last_on,
from imports
left join dated using (import_id)
order by imports.number desc;
