-- Cadres: one row each, with the officer who looks after them and the group they belong to.
-- Views: cells (see acquisition/ingest/named.py), sheets.
-- Params: inner_pad and outer_pad of the key; scheme of bare regency codes, if declared
create or replace temp table staged as
with typed as (
    select
        cells.sheet,
        cells.line,
        macros.skipped_entry(
            cells.cells, cells.kode_kader, sheets.first_label,
            [cells.kode_kader, cells.nama_kader, cells.sejak]
        ) as skipped,
        macros.kept_code(macros.cell(cells.kode_kader), $inner_pad, $outer_pad) as cadre_code,
        macros.kept(macros.cell(cells.nama_kader)) as cadre,
        macros.cell(cells.kode_kantor) as office_code_text,
        macros.cell(cells.nama_kantor) as office_text,
        office_of(macros.cell(cells.kode_kantor), macros.cell(cells.nama_kantor)) as office_code,
        macros.kept(macros.cell(cells.kelurahan)) as village,
        macros.cell(cells.kecamatan) as district_text,
        macros.cell(cells.kabupaten) as regency_text,
        regency_of(macros.cell(cells.kabupaten), $scheme) as regency_code,
        district_of(
            macros.cell(cells.kecamatan), regency_of(macros.cell(cells.kabupaten), $scheme)
        ) as district_code,
        macros.cell(cells.sejak) as day_text,
        macros.day(macros.cell(cells.sejak)) as since,
        cells.sejak_is_date as day_is_native,
        macros.kept(macros.cell(cells.pembina)) as supervisor,
        macros.kept(macros.cell(cells.wadah)) as cadre_group,
    from cells
    inner join sheets using (sheet)
)

select
    sheet,
    line,
    skipped,
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
    macros.day_source(day_text, day_is_native, since) as day_source,
    macros.shown_day(macros.bare_day(day_text)) as day_found,
    macros.remarks([
        macros.lack(cadre_code, cadre_code, 'value_missing', 'kode_kader'),
        macros.lack(cadre, cadre, 'value_missing', 'nama_kader'),
        macros.lack(office_code, coalesce(office_code_text, office_text), 'value_unknown', 'kode_kantor'),
        macros.lack(since, day_text, 'value_unreadable', 'sejak')
    ]) as errors,
    macros.remarks([
        macros.misfit(regency_code, regency_text, 'value_unknown', 'kabupaten'),
        macros.misfit(district_code, district_text, 'value_unknown', 'kecamatan')
    ]) as warnings,
from typed;
