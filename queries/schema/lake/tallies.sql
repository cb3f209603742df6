-- What claims add to the tallies, and take from them, month by month and without whom: every import that changes claims
-- adds rows, which are summed up when they are read. is_taken: the row takes claims out; which days are left
-- then, the rows do not tell. A store that was made before holds claims already.
create table if not exists tally_changes as
select
    *,
    false as is_taken,
from macros.summed_up('claims');

-- The same of the acquisitions day by day, by office and segment.
create table if not exists day_changes as
from macros.counted_by_day('claims');
