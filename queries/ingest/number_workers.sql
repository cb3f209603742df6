-- The workers of sound rows, each with a number, new for those that have none yet, and how many rows it has.
-- View: identities (number, nik_hash, row_count).
create or replace temp table batch_workers as
select
    identities.number as identity_number,
    identities.row_count,
    coalesce(workers.worker, worker_turn.last_worker + 1 + identities.number) as worker,
    workers.worker is null as is_new,
from identities
left join identity.workers using (nik_hash)
cross join identity.worker_turn;

update identity.worker_turn
set last_worker = greatest(last_worker, (select coalesce(max(worker), 0) from batch_workers));
