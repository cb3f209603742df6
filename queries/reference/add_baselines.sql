insert into baseline_entries by name
select
    0 as import_number,
    *,
from reference_rows;
