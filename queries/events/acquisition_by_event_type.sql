-- Question: Which type of event pays off?
-- Definition: Acquisitions: workers whose counted enrollment names an event of the type; those enrolled outside events
--   are not in this figure. Known: events of which a month was sent; no other counts in what follows. Per event:
--   acquisitions / events known. Per hour, per cadre present and cost per acquisition: sum over sum, both over the
--   events alone of which the hours, the attendance or the cost are known; how many these are stands beside.
--   Attendances: cadres present, of the offices selected, summed over events. Cost: of whole events, whatever is
--   selected. Events that are in no list have no type and are a row of their own.
-- Grain: type
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
select
    code as type,
    by_type.* exclude (code, venue, regency_code),
from macros.events_by(coalesce(type, ''), $from, $to, $office, $segment, $funding, $regency) as by_type
order by acquisitions desc nulls last, type;
