-- Check: this import's rows received are its rows accepted, duplicate and rejected, each kept or noted.
with counted as (
    select
        (select count(*) from enrollments where import_id = $import_id) as valid,
        (select count(*) from import_notes where import_id = $import_id and class = 'duplicate') as duplicate,
        (
            select count(*)
            from import_notes
            where import_id = $import_id and class = 'rejected' and position = 1
        ) as rejected,
)

select imports.*
from imports
cross join counted
where
    imports.import_id = $import_id
    and (
        imports.received != imports.accepted + imports.duplicate + imports.rejected
        or imports.accepted + imports.duplicate != counted.valid
        or imports.duplicate != counted.duplicate
        or imports.rejected != counted.rejected
    );
