-- The columns of a table, with their types.
select *
from query_table($table)
where false;
