-- The imports that go together: that of the identity and, of a list, all others of the same content. What a list said
-- when it first came is not kept again for its second coming, so that one cannot stand without the other.
create or replace temp table withdrawing as
select distinct others.*
from imports
inner join imports as others
    on
        imports.import_id = others.import_id
        or (imports.kind != 'enrollments' and imports.content_hash = others.content_hash)
where
    imports.import_id = $import_id
    and others.import_id in (select import_id from macros.imports_within($scope));
