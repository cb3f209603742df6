-- Events: one row each, with their time and cost.
-- Views: cells (see acquisition/ingest/named.py), sheets.
-- Params: inner_pad and outer_pad of the key; scheme of bare regency codes, if declared
create or replace temp table staged as
with typed as (
    select
        cells.sheet,
        cells.line,
        macros.skipped_entry(
            cells.cells, cells.kode_kegiatan, sheets.first_label,
            [cells.kode_kegiatan, cells.nama_kegiatan, cells.mulai]
        ) as skipped,
        macros.kept_code(macros.cell(cells.kode_kegiatan), $inner_pad, $outer_pad) as event_code,
        macros.kept(macros.cell(cells.nama_kegiatan)) as event,
        lower(macros.kept(macros.cell(cells.jenis))) as type,
        macros.kept(macros.cell(cells.lokasi)) as venue,
        macros.cell(cells.kabupaten) as regency_text,
        regency_of(macros.cell(cells.kabupaten), $scheme) as regency_code,
        macros.cell(cells.kode_kantor) as office_code_text,
        macros.cell(cells.nama_kantor) as office_text,
        office_of(macros.cell(cells.kode_kantor), macros.cell(cells.nama_kantor)) as office_code,
        macros.cell(cells.mulai) as day_text,
        macros.moment(macros.cell(cells.mulai)) as started_at,
        cells.mulai_is_date as day_is_native,
        macros.cell(cells.selesai) as ended_text,
        macros.moment(macros.cell(cells.selesai)) as ended_at,
        macros.cell(cells.biaya) as cost_text,
        macros.money(macros.amount(macros.amount_digits(macros.cell(cells.biaya)), cells.biaya_is_number)) as cost,
    from cells
    inner join sheets using (sheet)
)

select
    sheet,
    line,
    skipped,
    concat_ws('|', event_code) as key,
    {
        'event_code': event_code,
        'event': event,
        'type': type,
        'venue': venue,
        'regency_code': regency_code,
        'office_code': office_code,
        'started_at': started_at,
        'ended_at': ended_at,
        'cost': cost
    } as record,
    macros.day_source(day_text, day_is_native, started_at) as day_source,
    macros.shown_day(macros.bare_day(day_text)) as day_found,
    macros.remarks([
        macros.lack(event_code, event_code, 'value_missing', 'kode_kegiatan'),
        macros.lack(event, event, 'value_missing', 'nama_kegiatan'),
        macros.lack(type, type, 'value_missing', 'jenis'),
        macros.lack(office_code, coalesce(office_code_text, office_text), 'value_unknown', 'kode_kantor'),
        macros.lack(started_at, day_text, 'value_unreadable', 'mulai'),
        macros.lack(ended_at, ended_text, 'value_unreadable', 'selesai'),
        case
            when ended_at < started_at
                then { 'reason': 'ends_before_it_begins', 'column_name': 'selesai', 'found': ended_text }
        end,
        macros.misfit(cost, cost_text, 'value_unreadable', 'biaya')
    ]) as errors,
    macros.remarks([
        macros.misfit(regency_code, regency_text, 'value_unknown', 'kabupaten')
    ]) as warnings,
from typed;
