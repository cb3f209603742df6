-- What imports added to the tallies one by one, in one row for each cell.
create or replace temp table condensed as
select
    *,
    false as is_taken,
from macros.condensed('tallies')
order by month, office_code;

create or replace temp table condensed_days as
from day_tallies;

delete from tally_changes;
delete from day_changes;

insert into tally_changes by name
from condensed;

insert into day_changes by name
from condensed_days;
