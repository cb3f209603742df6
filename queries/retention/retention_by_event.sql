-- Question: How many of the workers that each event brought are still active?
-- Definition: Acquired is not active. Active and inactive: the acquired workers of the selection by their status in the
--   latest month with statuses, no later than the month in which the period ends. Unknown: those without a status in
--   that month. Retention = active / (active + inactive), sum over sum; empty where nobody's status is known.
--   Workers enrolled outside any event are a row of their own.
-- Grain: event_code
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
select
    retained.code as event_code,
    coalesce(events.event, '') as event,
    retained.* exclude (code),
from macros.retained_by(event_code, $from, $to, $office, $segment, $funding, $regency) as retained
left join event_names as events on retained.code = events.event_code
order by retained.active + retained.inactive desc, event_code;
