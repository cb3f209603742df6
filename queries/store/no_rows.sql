-- The columns of a table, with their types.
select *
from query_table($table)
limit 0;
