-- Question: What became of an import, named by its number or by how its identity begins?
-- Grain: import_id
select
    import_id,
    number,
    file,
    kind,
    imported_at,
    received,
    accepted,
    duplicate,
    rejected,
    skipped,
    unread_sheets,
from imports
semi join macros.imports_within($scope) using (import_id)
where number::varchar = $import or (len($import) >= 4 and starts_with(import_id, $import))
order by number;
