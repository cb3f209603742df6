-- The entries that hold now, to tell what is new in a list.
create or replace temp table current_entries as
select
    concat_ws('|', office_code, month, segment) as key,
    targets as record,
from macros.targets() as targets;
