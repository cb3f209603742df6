-- Question: What share of all acquisitions do events bring?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment. At events: those whose counted
--   enrollment names an event. Share = at events / acquisitions. Of events in no list: those at events, and within the
--   share, whose event is not in the list of events.
-- Grain: month
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
select
    date_trunc('month', acquired.enrolled_on)::date as month,
    count(*) as acquisitions,
    count(*) filter (where acquired.event_code != '') as event_acquisitions,
    count(*) filter (where acquired.event_code != '' and events.event_code is null) as unlisted_acquisitions,
    event_acquisitions / acquisitions as event_share,
from macros.acquired($from, $to, $office, $segment, $funding, $regency) as acquired
left join events using (event_code)
group by month
order by month;
