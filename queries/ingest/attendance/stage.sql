-- Attendance: one row per event and cadre present.
-- Views: cells (see acquisition/ingest/named.py), sheets.
-- Params: inner_pad and outer_pad of the key
create or replace temp table staged as
with typed as (
    select
        cells.sheet,
        cells.line,
        macros.skipped_entry(
            cells.cells, cells.kode_kegiatan, sheets.first_label,
            [cells.kode_kegiatan, cells.kode_kader]
        ) as skipped,
        macros.kept_code(macros.cell(cells.kode_kegiatan), $inner_pad, $outer_pad) as event_code,
        macros.kept_code(macros.cell(cells.kode_kader), $inner_pad, $outer_pad) as cadre_code,
    from cells
    inner join sheets using (sheet)
)

select
    sheet,
    line,
    skipped,
    concat_ws('|', event_code, cadre_code) as key,
    {
        'event_code': event_code,
        'cadre_code': cadre_code
    } as record,
    null::varchar as day_source,
    null::varchar as day_found,
    macros.remarks([
        macros.lack(event_code, event_code, 'value_missing', 'kode_kegiatan'),
        macros.lack(cadre_code, cadre_code, 'value_missing', 'kode_kader')
    ]) as errors,
    []::struct(reason varchar, column_name varchar, found varchar)[] as warnings,
from typed;
