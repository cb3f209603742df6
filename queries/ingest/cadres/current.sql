-- The entries that hold now, to tell what is new in a list.
create or replace temp table current_entries as
select
    concat_ws('|', cadre_code) as key,
    cadres as record,
from macros.cadres() as cadres;
