-- What those may see who see the people of some offices only; null: everything.

create or replace macro macros.offices_within(scope) as table
select office_code
from (
    select office_code from claims
    union
    select office_code from offices
) as known
where scope is null or list_contains(scope, office_code);

-- Files of which every row speaks of these offices. Of what a withdrawn one said, nothing is left to tell whose it was.
create or replace macro macros.imports_within(scope) as table
select import_id
from imports
where scope is null
union all
select import_id
from withdrawn_imports
where scope is null
union all
select import_id
from enrollments
where scope is not null
group by import_id
having bool_and(list_contains(scope, office_code))
union all
select imports.import_id
from cadre_spelling_entries as entries
inner join imports on entries.import_number = imports.number
where scope is not null
group by imports.import_id
having bool_and(list_contains(scope, entries.office_code));
