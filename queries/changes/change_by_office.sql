-- Question: Which offices make up the difference between two periods?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment. Before: acquisitions of the
--   period compared with, under the same other filters. Change = acquisitions - before: it sums to the difference of
--   the two periods, to the last worker, since whoever has acquisitions in only one of them is a row too.
-- Grain: office_code
-- Filters: from, to, against_from, against_to, office, segment, funding, regency, cadre, event
with counted as (
    select
        office_code,
        sum(before)::bigint as before,
        sum(acquisitions)::bigint as acquisitions,
    from
        macros.acquired_twice(
            $from, $to, $against_from, $against_to, $office, $segment, $funding, $regency, $cadre, $event
        )
    group by office_code
)

select
    counted.office_code,
    coalesce(offices.office, counted.office_code) as office,
    counted.before,
    counted.acquisitions,
    counted.acquisitions - counted.before as change,
from counted
left join macros.offices() as offices using (office_code)
order by abs(change) desc, counted.office_code;
