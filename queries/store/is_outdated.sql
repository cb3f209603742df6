-- Question: Was the store made before imports could be withdrawn?
select
    count(*) filter (where table_name = 'imports') > 0
    and count(*) filter (where table_name = 'withdrawn_imports') = 0 as is_outdated,
from ducklake_table_info('lake');
