-- The workers of whom these files say something, beside what others say or what they say elsewhere.
create or replace temp table touched_workers as
select distinct contested_rows.worker
from contested_rows
inner join sheets using (sheet)
inner join arrivals using (arrival);
