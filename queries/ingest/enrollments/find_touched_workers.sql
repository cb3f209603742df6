-- The workers of whom these files say something, beside what others say or what they say elsewhere.
create or replace temp table touched_workers as
with contested as (
    select row
    from classified
    where is_contested
)

select distinct contested_rows.worker
from contested_rows
semi join contested using (row);
