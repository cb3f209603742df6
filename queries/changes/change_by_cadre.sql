-- Question: Which cadres make up the difference between two periods?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment. Before: acquisitions of the
--   period compared with, under the same other filters. Change = acquisitions - before: it sums to the difference of
--   the two periods, to the last worker, since whoever has acquisitions in only one of them is a row too. Workers
--   enrolled without a cadre are a row of their own. Office: of the acquisitions, the first by its code. State: what
--   was sent of the months that the period touches, by the offices of its acquisitions - without a cadre by all
--   selected: received, partial (not all of them, or not whole) or missing (none). What is missing has no number, not
--   0; the change counts it as 0, so that the sum stays exact.
-- Grain: cadre_code
-- Filters: from, to, against_from, against_to, office, segment, funding, regency, cadre, event
-- Scope: office
select
    changed.code as cadre_code,
    coalesce(cadres.cadre, '') as cadre,
    case when changed.code != '' then changed.office_code else '' end as office_code,
    changed.* exclude (code, office_code),
from
    macros.changed_by(
        cadre_code, true, $from, $to, $against_from, $against_to, $office, $segment, $funding, $regency, $cadre,
        $event
    ) as changed
left join cadre_names as cadres on changed.code = cadres.cadre_code
order by abs(changed.change) desc, cadre_code;
