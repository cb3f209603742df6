-- Question: Which contents were imported before?
select distinct content_hash
from imports;
