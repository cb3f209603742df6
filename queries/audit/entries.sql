-- Question: Who did what, and when? The newest first, at most so many.
select
    number,
    at,
    who,
    what,
    details
from audit
order by number desc
limit :most;
