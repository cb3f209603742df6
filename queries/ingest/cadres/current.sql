-- The entries that hold now, to tell what is new in a list.
create or replace temp table current_entries as
select
    concat_ws('|', cadre_code) as key,
    {
        'cadre_code': cadre_code,
        'cadre': cadre,
        'office_code': office_code,
        'village': village,
        'district_code': district_code,
        'since': since,
        'supervisor': supervisor,
        'cadre_group': cadre_group
    } as record,
from macros.cadres();
