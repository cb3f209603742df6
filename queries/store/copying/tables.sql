-- Question: Which tables is the catalog of a lake made of?
select table_name
from duckdb_tables()
where database_name = 'copied' and schema_name = $schema and starts_with(table_name, 'ducklake_')
order by table_name;
