-- Question: What became of the rows of this import?
select
    received,
    accepted,
    duplicate,
    rejected,
    skipped,
    unread_sheets,
from imports
where import_id = $import_id;
