-- Question: How many of the acquired workers are active participants?
-- Definition: Acquired is not active. Active and inactive: the acquired workers of the selection by their status in the
--   latest month with statuses, no later than the month in which the period ends. Unknown: those without a status in
--   that month. Active + inactive + unknown = acquisitions. Where there are no statuses, nothing but the acquisitions
--   is known.
-- Grain: segment
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with counted as (
    select
        segment,
        sum(acquisitions)::bigint as acquisitions,
    from macros.tallied_by_segment($from, $to, $office, $segment, $funding, $regency)
    group by segment
),

told as (
    select
        segment,
        count(*) filter (where active) as active,
        count(*) filter (where not active) as inactive,
    from macros.acquired_with_status($from, $to, $office, $segment, $funding, $regency)
    group by segment
),

together as (
    select
        macros.status_month($from, $to) as month,
        counted.segment,
        counted.acquisitions,
        coalesce(told.active, 0) as active,
        coalesce(told.inactive, 0) as inactive,
    from counted
    left join told using (segment)
    where counted.acquisitions > 0
)

select
    segment,
    month,
    acquisitions,
    case when month is not null then active end as active,
    case when month is not null then inactive end as inactive,
    acquisitions - active - inactive as unknown,
from together
order by segment;
