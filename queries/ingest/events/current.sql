-- The entries that hold now, to tell what is new in a list.
create or replace temp table current_entries as
select
    concat_ws('|', event_code) as key,
    {
        'event_code': event_code,
        'event': event,
        'type': type,
        'venue': venue,
        'regency_code': regency_code,
        'office_code': office_code,
        'started_at': started_at,
        'ended_at': ended_at,
        'cost': cost
    } as record,
from macros.events();
