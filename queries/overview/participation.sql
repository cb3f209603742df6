-- Question: How many of the acquired workers are active participants?
-- Definition: Acquired is not active. Active and inactive: the acquired workers of the selection by their status in the
--   latest month with statuses, no later than the month in which the period ends. Unknown: those without a status in
--   that month. Active + inactive + unknown = acquisitions. Where there are no statuses, nothing but the acquisitions
--   is known.
-- Grain: one row
-- Filters: from, to, office, segment, funding, regency
with latest as (
    select macros.latest_month_of_statuses(last_day) as month
    from macros.period($from, $to)
),

known as (
    select
        worker,
        active,
    from macros.statuses()
    where month = (select month from latest)
),

counted as (
    select
        count(*) as acquisitions,
        count(*) filter (where known.active) as active,
        count(*) filter (where not known.active) as inactive,
    from macros.acquired($from, $to, $office, $segment, $funding, $regency) as acquired
    left join known using (worker)
)

select
    latest.month,
    counted.acquisitions,
    case when latest.month is not null then counted.active end as active,
    case when latest.month is not null then counted.inactive end as inactive,
    counted.acquisitions - counted.active - counted.inactive as unknown,
from latest
cross join counted;
