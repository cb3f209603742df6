-- Question: How many of the workers that each office acquired are still active?
-- Definition: Acquired is not active. Active and inactive: the acquired workers of the selection by their status in the
--   latest month with statuses, no later than the month in which the period ends. Unknown: those without a status in
--   that month. Retention = active / (active + inactive), sum over sum; empty where nobody's status is known.
-- Grain: office_code
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
select
    retained.code as office_code,
    coalesce(offices.office, retained.code) as office,
    retained.* exclude (code),
from macros.retained_by(office_code, $from, $to, $office, $segment, $funding, $regency) as retained
left join offices on retained.code = offices.office_code
order by retained.active + retained.inactive desc, office_code;
