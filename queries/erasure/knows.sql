-- Question: Is somebody of this hash known?
select count(*) > 0 as knows
from identity.workers
where nik_hash = $nik_hash;
