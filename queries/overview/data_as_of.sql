-- Question: Up to which day does the data speak?
-- Definition: As of: the date of the latest accepted enrollment in the store, never today's date.
-- Grain: one row
-- Filters: none
-- Scope: shared
select
    first_on,
    as_of,
    claims as enrollments,
from claim_span;
