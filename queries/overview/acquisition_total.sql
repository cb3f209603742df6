-- Question: How many workers were acquired, and what do they bring in a month?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment, on its date and for its
--   office, cadre and event. Later enrollments are re-registrations and counted apart. Contribution: the monthly
--   contribution of the acquired workers as reported in the exports.
-- Grain: one row
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with summed as (
    select
        coalesce(sum(acquisitions), 0)::bigint as acquisitions,
        coalesce(sum(reregistrations), 0)::bigint as reregistrations,
        coalesce(sum(contribution), 0)::bigint as contribution,
        coalesce(sum(without_contribution), 0)::bigint as without_contribution,
        coalesce(sum(acquisitions) filter (where segment = 'PU'), 0)::bigint as pu,
        coalesce(sum(acquisitions) filter (where segment = 'BPU'), 0)::bigint as bpu,
        coalesce(sum(unplaced), 0)::bigint as unplaced,
        min(first_on) as first_on,
        max(last_on) as last_on,
    from macros.tallied_by_segment($from, $to, $office, $segment, $funding, $regency)
),

credited as (
    select count(distinct cadre_code) as cadres
    from macros.cadres_credited($from, $to, $office, $segment, $funding, $regency)
),

held as (
    select count(distinct event_code) as events
    from macros.tallied_by_event($from, $to, $office, $segment, $funding, $regency)
    where acquisitions > 0 and event_code != ''
)

select
    summed.acquisitions,
    summed.reregistrations,
    summed.contribution,
    summed.without_contribution,
    summed.pu,
    summed.bpu,
    credited.cadres,
    held.events,
    summed.unplaced,
    summed.first_on,
    summed.last_on,
from summed
cross join credited
cross join held;
