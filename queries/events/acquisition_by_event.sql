-- Question: How many workers did each event bring, by the hour and by the cadre present?
-- Definition: Acquisitions: workers whose counted enrollment names the event. Hours: from the event's start to its
--   end, on each of its days, whatever the period. Cadres: those present according to the attendance list, of the
--   offices selected; empty where nothing is listed for the event. Per hour and per cadre: acquisitions divided by
--   these. Cost: of the whole event, whatever is selected. Cost per acquisition = cost / acquisitions; empty where the
--   cost is not known or nobody was acquired. Events of the list are there once they have begun, as far as the data
--   goes. What an event of the list brought is empty, not 0, where no row names it and its office has sent no month of
--   it. Workers enrolled outside any event are a row of their own.
-- Grain: event_code
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
select
    results.event_code,
    case when results.event_code = '' then '' else coalesce(named.event, results.event_code) end as event,
    coalesce(results.type, '') as type,
    coalesce(results.venue, '') as venue,
    coalesce(results.regency_code, '') as regency_code,
    coalesce(results.office_code, '') as office_code,
    results.started_at,
    results.ended_at,
    results.acquisitions,
    results.reregistrations,
    results.contribution,
    results.hours,
    results.cadres,
    results.acquisitions / nullif(results.hours, 0) as acquisitions_per_hour,
    results.acquisitions / nullif(results.cadres, 0) as acquisitions_per_cadre,
    results.registered,
    results.cost,
    results.cost / nullif(results.acquisitions, 0) as cost_per_acquisition,
from macros.event_results($from, $to, $office, $segment, $funding, $regency) as results
left join event_names as named using (event_code)
order by results.event_code = '', results.acquisitions desc nulls last, results.started_at, results.event_code;
