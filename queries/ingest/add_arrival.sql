insert into arrivals by name
select
    $arrival as arrival,
    $import_id as import_id,
    $kind as kind,
    $file as file,
    $content_hash as content_hash,
    $unread_sheets::varchar[] as unread_sheets;
