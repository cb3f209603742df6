-- Who a worker number stands for. Kept apart from the lake of figures, which remembers every snapshot,
-- so that deleting a row here makes a worker anonymous for good.

create table if not exists identity.workers (
    nik_hash blob not null,
    worker bigint not null
);

-- The last number given, and how many of the forgotten workers of the lake are forgotten here.
create table if not exists identity.worker_turn (last_worker bigint not null, forgotten bigint not null);
insert into identity.worker_turn
select
    0 as last_worker,
    0 as forgotten
where not exists (from identity.worker_turn);
