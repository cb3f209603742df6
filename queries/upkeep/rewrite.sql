-- Files of which more than that share of rows was deleted are written anew without these.
call ducklake_rewrite_data_files($lake, $table, delete_threshold => $share);
