-- Question: How many workers were acquired, and what do they bring in a month?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment, on its date and for its
--   office, cadre and event. Later enrollments are re-registrations and counted apart. Contribution: the monthly
--   contribution of the acquired workers as reported in the exports.
-- Grain: one row
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with claimed as (
    from macros.claims_in($from, $to, $office, $segment, $funding, $regency)
)

select
    count(*) filter (where standing = 'acquisition') as acquisitions,
    count(*) filter (where standing = 'reregistration') as reregistrations,
    coalesce(sum(contribution) filter (where standing = 'acquisition'), 0)::bigint as contribution,
    count(*) filter (where standing = 'acquisition' and contribution is null) as without_contribution,
    count(*) filter (where standing = 'acquisition' and segment = 'PU') as pu,
    count(*) filter (where standing = 'acquisition' and segment = 'BPU') as bpu,
    count(distinct cadre_code) filter (where standing = 'acquisition' and cadre_code != '') as cadres,
    count(distinct event_code) filter (where standing = 'acquisition' and event_code != '') as events,
    count(*) filter (where standing = 'acquisition' and regency_code = '') as unplaced,
    min(enrolled_on) filter (where standing = 'acquisition') as first_on,
    max(enrolled_on) filter (where standing = 'acquisition') as last_on,
from claimed;
