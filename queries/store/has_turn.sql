-- Question: Has the lake a file that says whose turn it is, as each has from its beginning?
select count(*) > 0 as has_turn
from ducklake_table_info('lake')
where table_name = 'turn' and file_count > 0;
