-- Files that were written one after another, and of which nothing was deleted, become one. Each row of it knows at
-- which snapshot it came.
call ducklake_merge_adjacent_files($lake, $table);
