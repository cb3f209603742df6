-- Check: every worker with an enrollment has exactly one acquisition, on the earliest day.
with workers as (
    select
        worker,
        min(enrolled_on) as first_day,
    from enrollments
    group by worker
),

acquisitions as (
    select
        worker,
        count(*) as acquisitions,
        min(enrolled_on) as enrolled_on,
    from claims
    where standing = 'acquisition'
    group by worker
)

select coalesce(workers.worker, acquisitions.worker) as worker
from workers
full join acquisitions using (worker)
where acquisitions.acquisitions is distinct from 1 or acquisitions.enrolled_on is distinct from workers.first_day;
