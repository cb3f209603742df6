-- Question: How many of the workers that each office acquired are still active?
-- Definition: Acquired is not active. Active and inactive: the acquired workers of the selection by their status in the
--   latest month with statuses, no later than the month in which the period ends. Unknown: those without a status in
--   that month. Retention = active / (active + inactive), sum over sum; empty where nobody's status is known.
-- Grain: office_code
-- Filters: from, to, office, segment, funding, regency
with summed as (
    select
        office_code,
        max(status_month) as status_month,
        sum(acquisitions)::bigint as acquisitions,
        sum(active)::bigint as active,
        sum(inactive)::bigint as inactive,
    from macros.retained($from, $to, $office, $segment, $funding, $regency)
    group by office_code
)

select
    summed.office_code,
    coalesce(offices.office, summed.office_code) as office,
    summed.status_month,
    summed.acquisitions,
    case when summed.status_month is not null then summed.active end as active,
    case when summed.status_month is not null then summed.inactive end as inactive,
    summed.acquisitions - summed.active - summed.inactive as unknown,
    summed.active / nullif(summed.active + summed.inactive, 0) as retention,
from summed
left join macros.offices() as offices using (office_code)
order by summed.active + summed.inactive desc, summed.office_code;
