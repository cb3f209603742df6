-- The workers whose claims may change: those of whom the withdrawn imports say something, and those whose cadre or
-- event goes by a name that withdrawn lists explain.
create or replace temp table touched_workers as
select worker
from enrollments
semi join withdrawing using (import_id)
union
select worker
from macros.named_workers()
where exists (from withdrawing where kind = 'cadres' or kind = 'events')
union
select worker
from macros.respelled_workers((select list(number) from withdrawing));
