-- Question: Has this content been imported before?
select
    import_id,
    number,
    kind,
    received,
    accepted,
    duplicate,
    rejected,
    skipped,
    unread_sheets,
from imports
where content_hash = $content_hash
order by number desc
limit 1;
