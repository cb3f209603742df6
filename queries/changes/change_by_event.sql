-- Question: Which events make up the difference between two periods?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment. Before: acquisitions of the
--   period compared with, under the same other filters. Change = acquisitions - before: it sums to the difference of
--   the two periods, to the last worker, since whoever has acquisitions in only one of them is a row too. Workers
--   enrolled outside any event are a row of their own. State: what was sent of the months that the period touches, by
--   the offices of its acquisitions - outside events by all selected: received, partial (not all of them, or not
--   whole) or missing (none). What is missing has no number, not 0; the change counts it as 0, so that the sum stays
--   exact.
-- Grain: event_code
-- Filters: from, to, against_from, against_to, office, segment, funding, regency, cadre, event
-- Scope: shared
select
    changed.code as event_code,
    coalesce(events.event, '') as event,
    changed.* exclude (code, office_code),
from
    macros.changed_by(
        event_code, true, $from, $to, $against_from, $against_to, $office, $segment, $funding, $regency, $cadre,
        $event
    ) as changed
left join event_names as events on changed.code = events.event_code
order by abs(changed.change) desc, event_code;
