-- Question: Which tables did the lake have at a snapshot? Asked of its catalog.
select table_name
from query_table($tables)
where begin_snapshot <= $snapshot and (end_snapshot is null or end_snapshot > $snapshot)
order by table_name;
