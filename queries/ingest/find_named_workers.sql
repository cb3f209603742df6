-- The workers of whom some row names a cadre or an event without a code: for whom it stands, the lists decide.
create or replace temp table touched_workers as
select distinct worker
from enrollments
where (cadre_code = '' and cadre_name is not null) or (event_code = '' and event_name is not null);
