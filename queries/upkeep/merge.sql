-- Files that were written one after another become one. Each row of it knows at which snapshot it came.
call ducklake_merge_adjacent_files($lake, $table);
