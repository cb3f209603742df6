-- Question: Which files does no snapshot know any more, that are still there for those who began before to read them?
call ducklake_cleanup_old_files($lake, cleanup_all => true, dry_run => true);
