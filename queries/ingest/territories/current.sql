-- The entries that hold now, to tell what is new in a list.
create or replace temp table current_entries as
select
    concat_ws('|', office_code, regency_code, valid_from) as key,
    territories as record,
from macros.territories() as territories;
