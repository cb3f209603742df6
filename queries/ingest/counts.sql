-- Question: What became of the rows of these imports?
-- Grain: import_id
select
    imports.import_id,
    imports.number,
    imports.kind,
    imports.received,
    imports.accepted,
    imports.duplicate,
    imports.rejected,
    imports.skipped,
    imports.unread_sheets,
from imports
where list_contains($import_ids, imports.import_id);
