-- Everything imported goes; what came with the program stays. Whoever has a number is forgotten, also those of an
-- import on its way: it finds out that its numbers are no more.
delete from imports;
delete from withdrawn_imports;
delete from import_notes;
delete from import_columns;
delete from repairs;
delete from enrollments;
delete from claims;
delete from tally_changes;
delete from day_changes;
insert into forgotten_workers
select worker
from identity.workers
where worker not in (select forgotten_workers.worker from forgotten_workers);
delete from office_entries where import_number > 0;
delete from territory_entries where import_number > 0;
delete from cadre_entries where import_number > 0;
delete from event_entries where import_number > 0;
delete from attendance_entries where import_number > 0;
delete from baseline_entries where import_number > 0;
delete from target_entries;
delete from coverage_entries;
delete from status_entries;
delete from cadre_spelling_entries;
delete from meetings;
delete from meeting_slides;
delete from decisions;
delete from facts where name = 'sample';
