-- Check: every import's rows received are its rows accepted, duplicate and rejected, each noted or kept.
with kept as (
    select
        import_id,
        count(*) as valid,
    from enrollments
    group by import_id
),

noted as (
    select
        import_id,
        count(*) filter (where class = 'duplicate' and position = 1) as duplicate,
        count(*) filter (where class = 'rejected' and position = 1) as rejected,
    from import_notes
    group by import_id
)

select imports.*
from imports
left join kept using (import_id)
left join noted using (import_id)
where
    imports.received != imports.accepted + imports.duplicate + imports.rejected
    or (imports.kind = 'enrollments' and imports.accepted + imports.duplicate != coalesce(kept.valid, 0))
    or imports.duplicate != coalesce(noted.duplicate, 0)
    or imports.rejected != coalesce(noted.rejected, 0);
