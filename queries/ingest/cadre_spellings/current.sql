-- The entries that hold now, to tell what is new in a list.
create or replace temp table current_entries as
select
    concat_ws('|', office_code, upper(spelling)) as key,
    cadre_spellings as record,
from macros.cadre_spellings() as cadre_spellings;
