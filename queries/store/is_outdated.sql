-- Question: Was the store made before imports were numbered?
select count(*) > 0 and count(*) filter (where column_name = 'number') = 0 as is_outdated
from duckdb_columns()
where database_name = 'lake' and table_name = 'imports';
