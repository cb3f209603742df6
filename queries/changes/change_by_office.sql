-- Question: Which offices make up the difference between two periods?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment. Before: acquisitions of the
--   period compared with, under the same other filters. Change = acquisitions - before: it sums to the difference of
--   the two periods, to the last worker, since whoever has acquisitions in only one of them is a row too. State: what
--   was sent of the months that the period touches, by the office: received, partial (not all of them, or not whole)
--   or missing (none). What is missing has no number, not 0; the change counts it as 0, so that the sum stays exact.
-- Grain: office_code
-- Filters: from, to, against_from, against_to, office, segment, funding, regency, cadre, event
-- Scope: shared
select
    changed.code as office_code,
    coalesce(offices.office, changed.code) as office,
    changed.* exclude (code, office_code),
from
    macros.changed_by(
        office_code, true, $from, $to, $against_from, $against_to, $office, $segment, $funding, $regency, $cadre,
        $event
    ) as changed
left join offices on changed.code = offices.office_code
order by abs(changed.change) desc, office_code;
