-- The entries that hold now, to tell what is new in a list.
create or replace temp table current_entries as
select
    concat_ws('|', regency_code, segment, dated) as key,
    coverage as record,
from macros.coverage() as coverage;
