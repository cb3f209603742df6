-- Question: From which month on is the status of acquired workers known?
-- Definition: The earliest month of a status of any worker acquired in the selection, be it after the period; empty
--   where there is none.
-- Grain: one row
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
select min(status_entries.month) as status_month,
from status_entries
semi join
    macros.acquired($from, $to, $office, $segment, $funding, $regency) as acquired
    on status_entries.worker = acquired.worker;
