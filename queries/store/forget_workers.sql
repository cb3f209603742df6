-- Whom the numbers of forgotten workers stood for. A transaction of its own, as the identities are a lake of their own.
delete from identity.workers
where worker in (select forgotten_workers.worker from forgotten_workers);

update identity.worker_turn
set forgotten = (select count(*) from forgotten_workers);
