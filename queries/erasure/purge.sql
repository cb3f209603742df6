-- Of what was deleted among the identities nothing stays: not in older files and snapshots, nor as the least or
-- greatest of a column, which the catalog remembers.
call ducklake_rewrite_data_files('identity', 'workers', delete_threshold => 0.0);
call ducklake_expire_snapshots('identity', older_than => now() + interval 1 day);
call ducklake_cleanup_old_files('identity', cleanup_all => true);

update $catalog.ducklake_file_column_stats
set min_value = null, max_value = null;

update $catalog.ducklake_table_column_stats
set min_value = null, max_value = null;
