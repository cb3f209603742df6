-- Files that no snapshot knows any more, since so many days.
call ducklake_cleanup_old_files($lake, older_than => now() - to_days($days));
