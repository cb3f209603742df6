-- Question: Up to which day does the data speak?
-- Definition: As of: the date of the latest accepted enrollment in the store, never today's date.
-- Grain: one row
-- Filters: none
-- Scope: shared
select
    min(enrolled_on) as first_on,
    max(enrolled_on) as as_of,
    count(*) as enrollments,
from claims;
