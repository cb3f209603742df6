-- The cadre, as given, and the officer who supervises. A code and a name may be those of two cadres.
-- View: texts (kode_kader, nama_kader, pembina).
-- Params: inner_pad and outer_pad of the key
with read as (
    select
        place,
        coalesce(macros.kept_code(macros.cell(kode_kader), $inner_pad, $outer_pad), '') as cadre_code,
        macros.kept(macros.cell(nama_kader)) as cadre_name,
        macros.kept(macros.cell(pembina)) as supervisor,
    from texts
)

select
    read.cadre_code,
    read.cadre_name,
    read.supervisor,
    case when not list_contains(by_name.cadre_codes, by_code.cadre_code) then 'cadre_contradictory' end
        as cadre_warning,
    read.cadre_name as cadre_found,
from read
left join cadres_of_codes as by_code
    on read.cadre_code = by_code.code
left join cadres_of_names as by_name
    on macros.name_key(read.cadre_name) = by_name.spelling
order by read.place;
