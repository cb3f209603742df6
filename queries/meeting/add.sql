insert into meetings by name
select
    $meeting_id as meeting_id,
    (select coalesce(max(number), 0) + 1 from meetings) as number,
    $held_on as held_on,
    $as_of as as_of,
    $snapshot as snapshot,
    $filters as filters,
    $last_import as last_import,
    $withdrawn as withdrawn,
    $scope as scope
where $meeting_id not in (select meeting_id from meetings);
