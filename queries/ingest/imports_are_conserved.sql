-- Check: of these imports the rows received are the rows accepted, duplicate and rejected, each kept or noted.
with kept as (
    select
        enrollments.import_id,
        count(*) as valid,
    from enrollments
    semi join arrivals using (import_id)
    group by enrollments.import_id
),

noted as (
    select
        import_notes.import_id,
        count(*) filter (where import_notes.class = 'duplicate' and import_notes.position = 1) as duplicate,
        count(*) filter (where import_notes.class = 'rejected' and import_notes.position = 1) as rejected,
    from import_notes
    semi join arrivals using (import_id)
    group by import_notes.import_id
)

select imports.*
from imports
semi join arrivals using (import_id)
left join kept using (import_id)
left join noted using (import_id)
where
    imports.received != imports.accepted + imports.duplicate + imports.rejected
    or (imports.kind = 'enrollments' and imports.accepted + imports.duplicate != coalesce(kept.valid, 0))
    or imports.duplicate != coalesce(noted.duplicate, 0)
    or imports.rejected != coalesce(noted.rejected, 0);
