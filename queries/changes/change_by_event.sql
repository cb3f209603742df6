-- Question: Which events make up the difference between two periods?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment. Before: acquisitions of the
--   period compared with, under the same other filters. Change = acquisitions - before: it sums to the difference of
--   the two periods, to the last worker, since whoever has acquisitions in only one of them is a row too.
--   Workers enrolled outside any event are a row of their own.
-- Grain: event_code
-- Filters: from, to, against_from, against_to, office, segment, funding, regency, cadre, event
with counted as (
    select
        event_code,
        sum(before)::bigint as before,
        sum(acquisitions)::bigint as acquisitions,
    from
        macros.acquired_twice(
            $from, $to, $against_from, $against_to, $office, $segment, $funding, $regency, $cadre, $event
        )
    group by event_code
)

select
    counted.event_code,
    coalesce(events.event, '') as event,
    counted.before,
    counted.acquisitions,
    counted.acquisitions - counted.before as change,
from counted
left join macros.event_names() as events using (event_code)
order by abs(change) desc, counted.event_code;
