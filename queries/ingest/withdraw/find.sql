-- Question: Which imports are meant by a number, or by how their identity begins?
-- Grain: import_id
select
    import_id,
    number,
    kind,
    file,
    false as is_withdrawn,
from imports
semi join macros.imports_within($scope) using (import_id)
where number::varchar = $text or (len($text) >= 4 and starts_with(import_id, $text))
union all
select
    import_id,
    number,
    kind,
    file,
    true as is_withdrawn,
from withdrawn_imports
semi join macros.imports_within($scope) using (import_id)
where number::varchar = $text or (len($text) >= 4 and starts_with(import_id, $text))
order by is_withdrawn, number;
