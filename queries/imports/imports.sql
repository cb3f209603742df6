-- Question: Which files were taken in, and what became of their rows?
-- Definition: Received = accepted + duplicate + rejected, as it was then. Duplicate: the same claim (worker, day,
--   segment, office, cadre and event) was there before. Skipped: totals, repeated headers and signatures, which are no
--   enrollments. Sheets not read: those without the header of an export, such as instructions. Withdrawn: taken back
--   since; nothing of it counts.
-- Grain: import_id
-- Filters: none
with dated as (
    select
        import_id,
        min(enrolled_on) as first_on,
        max(enrolled_on) as last_on,
    from enrollments
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
    listed.imported_at,
    listed.received,
    listed.accepted,
    listed.duplicate,
    listed.rejected,
    listed.skipped,
    array_to_string(listed.unread_sheets, ', ') as unread_sheets,
    dated.first_on,
    dated.last_on,
    listed.withdrawn_at,
from listed
left join dated using (import_id)
order by listed.number desc;
