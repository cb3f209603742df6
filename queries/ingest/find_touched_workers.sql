-- The workers of whom these files say something.
create or replace temp table touched_workers as
select distinct worker
from classified
where class in ('accepted', 'duplicate');
