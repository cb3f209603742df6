-- Question: On which day of the week do events pay off?
-- Definition: Acquisitions: workers whose counted enrollment names an event of the day; those enrolled outside events
--   are not in this figure. Day: that on which the event begins. Known: events of which a month was sent; no other
--   counts in what follows. Per event: acquisitions / events known. Per hour, per cadre present and cost per
--   acquisition: sum over sum, both over the events alone of which the hours, the attendance or the cost are known; how
--   many these are stands beside. Attendances: cadres present, of the offices selected, summed over events. Cost: of
--   whole events, whatever is selected. Events that are in no list have no day and are a row of their own.
-- Grain: weekday
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
select
    code as weekday,
    by_weekday.* exclude (code, venue, regency_code),
from
    macros.events_by(
        coalesce(isodow(started_at), 0), $from, $to, $office, $segment, $funding, $regency
    ) as by_weekday
order by weekday = 0, weekday;
