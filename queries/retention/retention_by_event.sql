-- Question: How many of the workers that each event brought are still active?
-- Definition: Acquired is not active. Active and inactive: the acquired workers of the selection by their status in the
--   latest month with statuses, no later than the month in which the period ends. Unknown: those without a status in
--   that month. Retention = active / (active + inactive), sum over sum; empty where nobody's status is known.
--   Workers enrolled outside any event are a row of their own.
-- Grain: event_code
-- Filters: from, to, office, segment, funding, regency
with summed as (
    select
        event_code,
        max(status_month) as status_month,
        sum(acquisitions)::bigint as acquisitions,
        sum(active)::bigint as active,
        sum(inactive)::bigint as inactive,
    from macros.retained($from, $to, $office, $segment, $funding, $regency)
    group by event_code
)

select
    summed.event_code,
    coalesce(events.event, '') as event,
    summed.status_month,
    summed.acquisitions,
    case when summed.status_month is not null then summed.active end as active,
    case when summed.status_month is not null then summed.inactive end as inactive,
    summed.acquisitions - summed.active - summed.inactive as unknown,
    summed.active / nullif(summed.active + summed.inactive, 0) as retention,
from summed
left join macros.event_names() as events using (event_code)
order by summed.active + summed.inactive desc, summed.event_code;
