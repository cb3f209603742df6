-- Check: every claim belongs to a known office.
select claims.*
from claims
anti join macros.offices() as offices using (office_code);
