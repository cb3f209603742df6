-- Question: How many lists of offices were withdrawn?
select count(*) filter (where kind = 'offices') as withdrawn
from withdrawn_imports;
