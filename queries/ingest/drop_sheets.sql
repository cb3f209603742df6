-- Sheets that were taken for a list, in a file that turns out to be an export.
delete from sheets
where arrival = $arrival
returning name;
