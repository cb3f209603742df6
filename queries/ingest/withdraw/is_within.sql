-- Question: Is this import one of the files all of whose rows are of these offices?
select $import_id in (select import_id from macros.imports_within($scope)) as is_within;
