-- The event, as given.
-- View: texts (kode_kegiatan, nama_kegiatan).
-- Params: inner_pad and outer_pad of the key
select
    coalesce(macros.kept_code(macros.cell(kode_kegiatan), $inner_pad, $outer_pad), '') as event_code,
    macros.kept(macros.cell(nama_kegiatan)) as event_name,
from texts
order by place;
