-- Question: Which cadres make up the difference between two periods?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment. Before: acquisitions of the
--   period compared with, under the same other filters. Change = acquisitions - before: it sums to the difference of
--   the two periods, to the last worker, since whoever has acquisitions in only one of them is a row too.
--   Workers enrolled without a cadre are a row of their own. Office: of the acquisitions, the first by its code.
-- Grain: cadre_code
-- Filters: from, to, against_from, against_to, office, segment, funding, regency, cadre, event
with counted as (
    select
        cadre_code,
        sum(before)::bigint as before,
        sum(acquisitions)::bigint as acquisitions,
        case when cadre_code != '' then min(office_code) else '' end as office_code,
    from
        macros.acquired_twice(
            $from, $to, $against_from, $against_to, $office, $segment, $funding, $regency, $cadre, $event
        )
    group by cadre_code
)

select
    counted.cadre_code,
    coalesce(cadres.cadre, '') as cadre,
    counted.office_code,
    counted.before,
    counted.acquisitions,
    counted.acquisitions - counted.before as change,
from counted
left join macros.cadre_names() as cadres using (cadre_code)
order by abs(change) desc, counted.cadre_code;
