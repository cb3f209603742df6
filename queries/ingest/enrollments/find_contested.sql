-- The workers of whom there is more than one row, here or in the store: only of these a row may be a duplicate, and
-- only among their rows is it to be found out which one counts. Most workers come once.
create or replace temp table earlier_claims as
select *
from claims
where worker in (select batch_workers.worker from batch_workers);

create or replace temp table contested_workers as
select worker
from batch_workers
where row_count > 1 or worker in (select earlier_claims.worker from earlier_claims);

create or replace temp table contested_rows as
select staged.*
from staged
inner join contested_workers using (worker)
where staged.is_sound;
