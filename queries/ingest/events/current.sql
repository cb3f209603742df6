-- The entries that hold now, to tell what is new in a list.
create or replace temp table current_entries as
select
    concat_ws('|', event_code) as key,
    events as record,
from macros.events() as events;
