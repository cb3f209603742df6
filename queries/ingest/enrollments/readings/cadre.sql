-- The cadre, as given, and the officer who supervises.
-- View: texts (kode_kader, nama_kader, pembina).
-- Params: inner_pad and outer_pad of the key
select
    coalesce(macros.kept_code(macros.cell(kode_kader), $inner_pad, $outer_pad), '') as cadre_code,
    macros.kept(macros.cell(nama_kader)) as cadre_name,
    macros.kept(macros.cell(pembina)) as supervisor,
from texts
order by place;
