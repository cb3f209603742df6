-- The entries that hold now, to tell what is new in a list, and where they come from.
create or replace temp table current_entries as
select
    concat_ws('|', cadre_code) as key,
    struct_pack(*columns(* exclude (import_number, sheet, line))) as record,
    import_number,
    sheet,
    line,
from macros.newest_cadres();
