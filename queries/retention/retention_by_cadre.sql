-- Question: How many of the workers that each cadre acquired are still active?
-- Definition: Acquired is not active. Active and inactive: the acquired workers of the selection by their status in the
--   latest month with statuses, no later than the month in which the period ends. Unknown: those without a status in
--   that month. Retention = active / (active + inactive), sum over sum; empty where nobody's status is known.
--   Workers enrolled without a cadre are a row of their own.
-- Grain: cadre_code
-- Filters: from, to, office, segment, funding, regency
-- Scope: office
select
    retained.code as cadre_code,
    coalesce(cadres.cadre, '') as cadre,
    retained.* exclude (code),
from macros.retained_by(cadre_code, $from, $to, $office, $segment, $funding, $regency) as retained
left join cadre_names as cadres on retained.code = cadres.cadre_code
order by retained.active + retained.inactive desc, cadre_code;
