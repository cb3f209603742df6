-- Files of which rows were deleted are written anew without these.
call ducklake_rewrite_data_files($lake, $table, delete_threshold => 0.0);
