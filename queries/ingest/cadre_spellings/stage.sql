-- Spellings of cadres: one row per office and spelling.
-- Views: cells (see acquisition/ingest/named.py), sheets.
-- Params: inner_pad and outer_pad of the key
create or replace temp table staged as
with typed as (
    select
        cells.sheet,
        cells.line,
        macros.skipped_entry(
            cells.cells, coalesce(cells.kode_kantor, cells.nama_kantor), sheets.first_label,
            [coalesce(cells.kode_kantor, cells.nama_kantor), cells.ejaan, cells.kode_kader]
        ) as skipped,
        macros.cell(cells.kode_kantor) as office_code_text,
        macros.cell(cells.nama_kantor) as office_text,
        office_of(macros.cell(cells.kode_kantor), macros.cell(cells.nama_kantor)) as office_code,
        regexp_replace(macros.kept(macros.cell(cells.ejaan)), '\s+', ' ', 'g') as spelling,
        macros.kept_code(macros.cell(cells.kode_kader), $inner_pad, $outer_pad) as cadre_code,
    from cells
    inner join sheets using (sheet)
)

select
    sheet,
    line,
    skipped,
    concat_ws('|', office_code, upper(spelling)) as key,
    {
        'office_code': office_code,
        'spelling': spelling,
        'cadre_code': cadre_code
    } as record,
    null::varchar as day_source,
    null::varchar as day_found,
    macros.remarks([
        macros.lack(office_code, coalesce(office_code_text, office_text), 'value_unknown', 'kode_kantor'),
        macros.lack(nullif(macros.name_key(spelling), ''), spelling, 'value_unreadable', 'ejaan'),
        macros.lack(cadre_code, cadre_code, 'value_missing', 'kode_kader')
    ]) as errors,
    []::struct(reason varchar, column_name varchar, found varchar)[] as warnings,
from typed;
