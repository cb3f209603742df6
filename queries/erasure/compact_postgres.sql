-- PostgreSQL leaves what was deleted in its files until they are written anew.
call postgres_execute(
    '__ducklake_metadata_identity', 'vacuum full identity.ducklake_file_column_stats', use_transaction => false
);
call postgres_execute(
    '__ducklake_metadata_identity', 'vacuum full identity.ducklake_table_column_stats', use_transaction => false
);
