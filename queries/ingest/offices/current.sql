-- The entries that hold now, to tell what is new in a list.
create or replace temp table current_entries as
select
    concat_ws('|', office_code) as key,
    offices as record,
from macros.offices() as offices;
