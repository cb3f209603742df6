-- The workers of whom this import says something.
create or replace temp table touched_workers as
select distinct worker
from enrollments
where import_id = $import_id;
