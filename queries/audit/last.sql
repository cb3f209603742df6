-- Question: What was noted last of such things?
select details
from audit
where what = :what
order by number desc
limit 1;
