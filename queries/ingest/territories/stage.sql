-- Territories: one row per office, regency and time.
-- Views: cells (see acquisition/ingest/named.py), sheets.
-- Params: scheme of bare regency codes, if declared
create or replace temp table staged as
with typed as (
    select
        cells.sheet,
        cells.line,
        macros.skipped_entry(
            cells.cells, coalesce(cells.kode_kantor, cells.nama_kantor), sheets.first_label,
            [coalesce(cells.kode_kantor, cells.nama_kantor), cells.kabupaten, cells.berlaku_mulai]
        ) as skipped,
        macros.cell(cells.kode_kantor) as office_code_text,
        macros.cell(cells.nama_kantor) as office_text,
        office_of(macros.cell(cells.kode_kantor), macros.cell(cells.nama_kantor)) as office_code,
        macros.cell(cells.kabupaten) as regency_text,
        regency_of(macros.cell(cells.kabupaten), $scheme) as regency_code,
        macros.cell(cells.berlaku_mulai) as day_text,
        macros.day(macros.cell(cells.berlaku_mulai)) as valid_from,
        cells.berlaku_mulai_is_date as day_is_native,
        macros.cell(cells.berlaku_sampai) as valid_to_text,
        macros.day(macros.cell(cells.berlaku_sampai)) as valid_to,
        macros.kept(macros.cell(cells.sumber)) as source,
    from cells
    inner join sheets using (sheet)
)

select
    sheet,
    line,
    skipped,
    concat_ws('|', office_code, regency_code, valid_from) as key,
    {
        'office_code': office_code,
        'regency_code': regency_code,
        'valid_from': valid_from,
        'valid_to': valid_to,
        'source': source
    } as record,
    macros.day_source(day_text, day_is_native, valid_from) as day_source,
    macros.shown_day(macros.bare_day(day_text)) as day_found,
    macros.remarks([
        macros.lack(office_code, coalesce(office_code_text, office_text), 'value_unknown', 'kode_kantor'),
        regency_lack(regency_code, regency_text, $scheme, 'kabupaten'),
        macros.lack(valid_from, day_text, 'value_unreadable', 'berlaku_mulai'),
        macros.misfit(valid_to, valid_to_text, 'value_unreadable', 'berlaku_sampai'),
        case
            when valid_to < valid_from
                then { 'reason': 'ends_before_it_begins', 'column_name': 'berlaku_sampai', 'found': valid_to_text }
        end
    ]) as errors,
    []::struct(reason varchar, column_name varchar, found varchar)[] as warnings,
from typed;
