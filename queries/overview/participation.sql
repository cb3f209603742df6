-- Question: How many of the acquired workers are active participants?
-- Definition: Acquired is not active. Active and inactive: the acquired workers of the selection by their status in the
--   latest month with statuses, no later than the month in which the period ends. Unknown: those without a status in
--   that month. Active + inactive + unknown = acquisitions. Where there are no statuses, nothing but the acquisitions
--   is known.
-- Grain: one row
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with counted as (
    select coalesce(sum(acquisitions), 0)::bigint as acquisitions
    from macros.tallied($from, $to, $office, $segment, $funding, $regency)
),

told as (
    select
        macros.status_month($from, $to) as month,
        count(*) filter (where active) as active,
        count(*) filter (where not active) as inactive,
    from macros.acquired_with_status($from, $to, $office, $segment, $funding, $regency)
)

select
    told.month,
    counted.acquisitions,
    case when told.month is not null then told.active end as active,
    case when told.month is not null then told.inactive end as inactive,
    counted.acquisitions - told.active - told.inactive as unknown,
from counted
cross join told;
