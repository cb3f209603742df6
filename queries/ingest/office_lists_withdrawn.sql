-- Question: How many lists of offices were withdrawn?
select count(*) as withdrawn
from withdrawn_imports
where kind = 'offices';
