-- The workers of whom these files say something, beside what others say or what they say elsewhere.
create or replace temp table touched_workers as
select distinct classified.worker
from classified
semi join contested_workers using (worker)
where classified.class in ('accepted', 'duplicate');
