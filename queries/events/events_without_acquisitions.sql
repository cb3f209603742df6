-- Question: Which events brought nobody?
-- Definition: Events of the list, held within the period by the offices selected, as far as the data goes, that no
--   counted enrollment of the selection names, on whatever day. Cadres: those present according to the attendance list,
--   of the offices selected. Cost: of the whole event. State: what the office has sent for the month in which the event
--   began; where it has not sent it, nobody can know what the event brought.
-- Grain: event_code
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
select
    results.event_code,
    results.event,
    results.started_at,
    results.hours,
    results.type,
    coalesce(results.venue, '') as venue,
    results.office_code,
    coalesce(offices.office, '') as office,
    results.cadres,
    results.cost,
    results.reregistrations,
    coalesce(submissions.status, '') as status,
from macros.event_results(null, null, $office, $segment, $funding, $regency) as results
left join offices using (office_code)
left join submissions
    on
        results.office_code = submissions.office_code
        and date_trunc('month', results.started_at)::date = submissions.month
where
    results.registered
    and coalesce(results.acquisitions, 0) = 0
    and ($office is null or list_contains($office, results.office_code))
    and results.started_at::date <= (select last_day from macros.period(null, $to))
    and results.ended_at::date >= coalesce($from, date '0001-01-01')
order by results.started_at, results.event_code;
