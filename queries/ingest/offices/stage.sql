-- Offices: one row each.
-- Views: cells (see acquisition/ingest/named.py), sheets.
-- Params: none
create or replace temp table staged as
with typed as (
    select
        cells.sheet,
        cells.line,
        macros.skipped_entry(
            cells.cells, cells.kode_kantor, sheets.first_label,
            [cells.kode_kantor, cells.nama_kantor]
        ) as skipped,
        macros.cell(cells.kode_kantor) as office_code_text,
        upper(macros.kept(macros.cell(cells.kode_kantor))) as office_code,
        macros.kept(macros.cell(cells.nama_kantor)) as office,
        macros.kept(macros.cell(cells.jenis_kantor)) as kind,
        left(macros.cell(cells.nama_lain), 1000) as aliases,
    from cells
    inner join sheets using (sheet)
)

select
    sheet,
    line,
    skipped,
    concat_ws('|', office_code) as key,
    {
        'office_code': office_code,
        'office': office,
        'kind': kind,
        'aliases': aliases
    } as record,
    null::varchar as day_source,
    null::varchar as day_found,
    macros.remarks([
        macros.lack(office_code, office_code_text, 'value_unreadable', 'kode_kantor'),
        macros.lack(office, office, 'value_unreadable', 'nama_kantor'),
        macros.lack(kind, kind, 'value_unreadable', 'jenis_kantor')
    ]) as errors,
    []::struct(reason varchar, column_name varchar, found varchar)[] as warnings,
from typed;
