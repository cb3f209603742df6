-- Question: How many of the workers acquired in each month are still active?
-- Definition: Acquired is not active. Active and inactive: the acquired workers of the selection by their status in the
--   latest month with statuses, no later than the month in which the period ends. Unknown: those without a status in
--   that month. Retention = active / (active + inactive), sum over sum; empty where nobody's status is known.
-- Grain: month
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
select
    retained.code as month,
    retained.* exclude (code),
from
    macros.retained_by(
        month, $from, $to, $office, $segment, $funding, $regency
    ) as retained
order by month;
