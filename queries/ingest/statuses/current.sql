-- The entries that hold now, to tell what is new in a list.
create or replace temp table current_entries as
select
    concat_ws('|', hex(workers.nik_hash), statuses.month) as key,
    {
        'nik_hash': workers.nik_hash,
        'month': statuses.month,
        'active': statuses.active
    } as record,
from macros.statuses() as statuses
inner join identity.workers using (worker);
