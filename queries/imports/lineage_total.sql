-- Question: How many workers and claims are these rows?
-- Definition: Acquisitions: workers whose counted enrollment is among the claims selected; re-registrations and rivals:
--   other claims among them, of a later day and of the same day.
-- Grain: one row
-- Filters: from, to, office, segment, funding, regency, cadre, event, outcome
-- Scope: office
select
    count(*) filter (where standing = 'acquisition') as acquisitions,
    count(*) filter (where standing = 'reregistration') as reregistrations,
    count(*) filter (where standing = 'rival') as rivals,
from macros.claims_in($from, $to, $office, $segment, $funding, $regency)
where
    ($cadre is null or list_contains($cadre, cadre_code))
    and ($event is null or list_contains($event, event_code))
    and ($outcome is null or list_contains($outcome, standing));
