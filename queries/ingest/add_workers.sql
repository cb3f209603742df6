-- A number for each worker of the batch that has none yet.
insert into identity.workers
with newcomers as (
    select distinct nik_hash
    from staged
    where nik_hash is not null and len(errors) = 0 and skipped is null
),

numbered as (
    select
        nik_hash,
        row_number() over (order by nik_hash) as position,
    from newcomers
    anti join identity.workers using (nik_hash)
)

select
    numbered.nik_hash,
    worker_turn.last_worker + numbered.position as worker,
from numbered
cross join identity.worker_turn;

update identity.worker_turn
set last_worker = greatest(last_worker, (select coalesce(max(worker), 0) from identity.workers));
