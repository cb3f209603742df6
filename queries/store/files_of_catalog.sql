-- Question: Which files hold the rows of a lake, at any of its snapshots? Asked of its catalog itself, by SQLite.
select path
from ducklake_data_file
union all
select path
from ducklake_delete_file;
