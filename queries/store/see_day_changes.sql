create view $copy.main.day_changes as
from macros.counted_by_day('claims');
