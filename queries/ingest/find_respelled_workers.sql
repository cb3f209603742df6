-- The workers whose claims may change with these lists of spellings.
create or replace temp table touched_workers as
from macros.respelled_workers(
    (select list(imports.number) from imports semi join arrivals using (import_id))
);
