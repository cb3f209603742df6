-- Rows that lie in the catalog go to files; each snapshot stays what it is.
call ducklake_flush_inlined_data('lake');
call ducklake_flush_inlined_data('identity');
