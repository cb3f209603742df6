-- Question: Which rows were not accepted, or accepted with a warning, or skipped as no data, and why?
-- Definition: Every row that was rejected, with each reason; that repeats an earlier claim; that was accepted although
--   something in it is odd; or that is no data (a total, a repeated header, a signature) and was not received. What was
--   found stands without its digits and letters where it could tell who the worker is. Who sees some offices only is
--   told of the files all of whose rows are of these.
-- Grain: import_id, sheet, line, class, position
-- Filters: none
-- Scope: own
select
    import_notes.import_id,
    imports.file,
    import_notes.sheet,
    import_notes.line,
    import_notes.class,
    import_notes.position,
    import_notes.reason,
    import_notes.column_name as "column",
    import_notes.found,
from import_notes
inner join imports using (import_id)
semi join macros.imports_within($scope) using (import_id)
order by
    imports.imported_at desc, import_notes.import_id, import_notes.class = 'skipped', import_notes.class = 'warning',
    import_notes.sheet,
    import_notes.line, import_notes.class, import_notes.position;
