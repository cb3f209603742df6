-- Question: Has anything come in after the import of that number?
select coalesce(max(number), 0) > $number as holds_more
from imports;
