-- Question: Which tables of a lake have files?
select table_name
from ducklake_table_info($lake)
where file_count > 0
order by table_name;
