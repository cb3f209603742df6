-- The entries that hold now, to tell what is new in a list, and where they come from.
create or replace temp table current_entries as
select
    concat_ws('|', hex(workers.nik_hash), statuses.month) as key,
    {
        'nik_hash': workers.nik_hash,
        'month': statuses.month,
        'active': statuses.active
    } as record,
    statuses.import_number,
    statuses.sheet,
    statuses.line,
from macros.newest_statuses() as statuses
inner join identity.workers using (worker);
