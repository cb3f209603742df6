insert into decisions
select
    meeting_id,
    1 + coalesce((select max(number) from decisions), 0) as number,
    $place as place,
    $what as what,
    $who as who,
    $due_on as due_on,
    (as_of + interval 1 day)::date as counted_from,
    $measure as measure,
    $measured_office as measured_office,
    $reach as reach,
from meetings
where meeting_id = $meeting_id;
