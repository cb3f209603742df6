-- Files that lie in the folder of a table become rows of it. They are the lake's own from then on.
call ducklake_add_data_files($lake, $table, $files::varchar[]);
