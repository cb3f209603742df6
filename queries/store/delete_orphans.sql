-- Files that belong to no snapshot: an import was killed while it wrote them. Those of an import under way are younger.
call ducklake_delete_orphaned_files('lake', older_than => now() - interval 1 day);
call ducklake_delete_orphaned_files('identity', older_than => now() - interval 1 day);
-- No snapshot expires by that: which ones may, upkeep alone decides.
