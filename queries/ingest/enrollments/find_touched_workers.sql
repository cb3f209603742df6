-- The workers of whom these files say something, beside what others say or what they say elsewhere.
create or replace temp table touched_workers as
select distinct worker
from classified
where is_contested and class in ('accepted', 'duplicate');
