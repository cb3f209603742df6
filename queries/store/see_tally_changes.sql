create view $copy.main.tally_changes as
select
    *,
    false as is_taken,
from macros.summed_up('claims');
