-- The workers who have their numbers by files that came to nothing, unless other files speak of them by now.
insert into forgotten_workers
select worker
from batch_workers
where
    is_new
    and worker not in (select enrollments.worker from enrollments)
    and worker not in (select status_entries.worker from status_entries)
    and worker not in (select forgotten_workers.worker from forgotten_workers);
