-- Question: Which segments make up the difference between two periods?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment. Before: acquisitions of the
--   period compared with, under the same other filters. Change = acquisitions - before: it sums to the difference of
--   the two periods, to the last worker, since whoever has acquisitions in only one of them is a row too.
-- Grain: segment
-- Filters: from, to, against_from, against_to, office, segment, funding, regency, cadre, event
with counted as (
    select
        segment,
        sum(before)::bigint as before,
        sum(acquisitions)::bigint as acquisitions,
    from
        macros.acquired_twice(
            $from, $to, $against_from, $against_to, $office, $segment, $funding, $regency, $cadre, $event
        )
    group by segment
)

select
    counted.segment,
    counted.before,
    counted.acquisitions,
    counted.acquisitions - counted.before as change,
from counted
order by abs(change) desc, counted.segment;
