-- The entries that hold now, to tell what is new in a list.
create or replace temp table current_entries as
select
    concat_ws('|', office_code, month, segment) as key,
    {
        'office_code': office_code,
        'month': month,
        'segment': segment,
        'workers': workers,
        'contribution': contribution
    } as record,
from macros.targets();
