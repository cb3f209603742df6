-- Question: Are the workers of the store known by another kind of hash than this version makes?
select count(*) > 0 as knows_otherwise
from facts
where name = 'key' and not starts_with(fact, $known_by);
