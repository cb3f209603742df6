-- Question: How many bytes do the files of each table of the lake have?
select
    table_name,
    coalesce(file_size_bytes, 0) as size,
from ducklake_table_info('lake')
order by table_name;
