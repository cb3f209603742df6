-- Question: Has the lake the table that is the first to be given a file?
select count(*) > 0 as has_claims
from ducklake_table_info('lake')
where table_name = 'claims' and file_count > 0;
