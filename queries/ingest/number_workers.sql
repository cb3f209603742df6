-- The workers of sound rows, each with a number, new for those that have none yet, and how many rows it has.
create or replace temp table batch_workers as
with counted as (
    select
        nik_hash,
        count(*) as row_count,
    from staged
    where nik_hash is not null and len(errors) = 0 and skipped is null
    group by nik_hash
)

select
    counted.nik_hash,
    counted.row_count,
    coalesce(workers.worker, worker_turn.last_worker + row_number() over ()) as worker,
    workers.worker is null as is_new,
from counted
left join identity.workers using (nik_hash)
cross join identity.worker_turn;

insert into identity.workers
select
    nik_hash,
    worker,
from batch_workers
where is_new;

update identity.worker_turn
set last_worker = greatest(last_worker, (select coalesce(max(worker), 0) from batch_workers));
