-- Question: Has this content been imported before?
select
    import_id,
    received,
    accepted,
    duplicate,
    rejected,
    skipped,
from imports
where content_hash = $content_hash;
