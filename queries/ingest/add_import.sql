insert into imports by name
select
    $import_id as import_id,
    $kind as kind,
    $file as file,
    $content_hash as content_hash,
    now() as imported_at,
    $unread_sheets::varchar[] as unread_sheets,
    count(*) as received,
    count(*) filter (where class = 'accepted') as accepted,
    count(*) filter (where class = 'duplicate') as duplicate,
    count(*) filter (where class = 'rejected') as rejected,
    (select count(*) from staged where skipped is not null and skipped != 'blank') as skipped,
from classified;
