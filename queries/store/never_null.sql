-- Question: Which columns of a table are never null?
select name
from pragma_table_info($table)
where "notnull";
