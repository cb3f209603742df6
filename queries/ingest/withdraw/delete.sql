-- Of the withdrawn imports stays what became of their rows; the rows, remarks and entries go, and whom nothing else
-- speaks of is forgotten.
create or replace temp table withdrawn_workers as
select worker
from enrollments
semi join withdrawing using (import_id)
union
select worker
from status_entries
where import_number in (select withdrawing.number from withdrawing);
insert into withdrawn_imports by name
select
    *,
    now() as withdrawn_at,
from withdrawing;
delete from imports where import_id in (select withdrawing.import_id from withdrawing);
delete from import_notes where import_id in (select withdrawing.import_id from withdrawing);
delete from import_columns where import_id in (select withdrawing.import_id from withdrawing);
delete from repairs where import_id in (select withdrawing.import_id from withdrawing);
delete from enrollments where import_id in (select withdrawing.import_id from withdrawing);
delete from office_entries where import_number in (select withdrawing.number from withdrawing);
delete from territory_entries where import_number in (select withdrawing.number from withdrawing);
delete from cadre_entries where import_number in (select withdrawing.number from withdrawing);
delete from event_entries where import_number in (select withdrawing.number from withdrawing);
delete from attendance_entries where import_number in (select withdrawing.number from withdrawing);
delete from baseline_entries where import_number in (select withdrawing.number from withdrawing);
delete from target_entries where import_number in (select withdrawing.number from withdrawing);
delete from coverage_entries where import_number in (select withdrawing.number from withdrawing);
delete from status_entries where import_number in (select withdrawing.number from withdrawing);
delete from cadre_spelling_entries where import_number in (select withdrawing.number from withdrawing);
insert into forgotten_workers
select worker
from withdrawn_workers
where
    worker not in (select enrollments.worker from enrollments)
    and worker not in (select status_entries.worker from status_entries);
