-- Question: How many workers are still uncovered in each regency?
-- Definition: Uncovered workers of a regency and segment (PU, BPU): the latest baseline dated on or before the day,
--   minus all acquisitions there after the baseline's date up to that day, never below 0. Filters by office, cadre or
--   funding do not change it. Without a day given, or with one after the data, the day is that of the latest
--   enrollment. Per 1,000: of the employed persons of the regency (Sakernas, August 2021; both segments). Months to
--   cover: uncovered, divided by the acquisitions per month there in the last 3 whole months up to the day; not
--   reached where there were none, empty where the data do not reach back so far. Baseline outdated: more than a year
--   before the day. Offices: those in whose territory the regency lies on the day. Acquisitions that could not be
--   placed in a regency are a row of their own, counted since the first of the baselines that count for the segments.
-- Grain: regency_code, segment
-- Filters: to, segment, regency
-- Scope: shared
select
    regency_code,
    regency,
    segment,
    baseline,
    baseline_date,
    estimated,
    baseline_outdated,
    acquisitions,
    uncovered,
    employed,
    1000 * uncovered / nullif(employed, 0) as uncovered_per_1000,
    recent_acquisitions,
    case when uncovered = 0 then 0 else 3 * uncovered / nullif(recent_acquisitions, 0) end as months_to_cover,
    offices,
from macros.uncovered($to, $segment, $regency)
order by regency_code = '', regency_code, segment;
