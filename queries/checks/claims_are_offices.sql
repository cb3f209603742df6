-- Check: every claim belongs to a known office.
select claims.*
from claims
anti join offices using (office_code);
