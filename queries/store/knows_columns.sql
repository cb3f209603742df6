-- Question: Is it noted in the catalog how the columns of a table are called in files that were written for it?
select count(*) > 0 as knows_columns
from query_table($mappings) as mapping
inner join query_table($tables) as tables using (table_id)
where tables.table_name = $table and tables.end_snapshot is null;
