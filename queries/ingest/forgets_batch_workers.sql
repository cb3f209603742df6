-- Question: Were workers of this batch forgotten, by a withdrawal, since they have their numbers?
select count(*) > 0 as forgets
from batch_workers
where worker in (select forgotten_workers.worker from forgotten_workers);
