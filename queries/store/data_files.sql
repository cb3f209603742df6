-- Question: Which files hold the rows of a table, as it is now?
select data_file
from ducklake_list_files($lake, $table);
