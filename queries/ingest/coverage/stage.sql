-- Coverage: one row per regency, segment and day, with active and potential workers.
-- Views: cells (see acquisition/ingest/named.py), sheets.
-- Params: scheme of bare regency codes, if declared
create or replace temp table staged as
with typed as (
    select
        cells.sheet,
        cells.line,
        macros.skipped_entry(
            cells.cells, cells.kabupaten, sheets.first_label,
            [cells.kabupaten, cells.segmen, cells.tanggal, cells.aktif, cells.potensi]
        ) as skipped,
        macros.cell(cells.kabupaten) as regency_text,
        regency_of(macros.cell(cells.kabupaten), $scheme) as regency_code,
        macros.cell(cells.segmen) as segment_text,
        macros.segment(macros.name_key(macros.cell(cells.segmen))) as segment,
        macros.cell(cells.tanggal) as day_text,
        macros.day(macros.cell(cells.tanggal)) as dated,
        cells.tanggal_is_date as day_is_native,
        macros.cell(cells.aktif) as active_text,
        macros.whole(macros.amount(macros.amount_digits(macros.cell(cells.aktif)), cells.aktif_is_number)) as active,
        macros.cell(cells.potensi) as potential_text,
        macros.whole(
            macros.amount(macros.amount_digits(macros.cell(cells.potensi)), cells.potensi_is_number)
        ) as potential,
        macros.cell(cells.target_aktif) as target_text,
        macros.whole(
            macros.amount(macros.amount_digits(macros.cell(cells.target_aktif)), cells.target_aktif_is_number)
        ) as target_active,
        macros.kept(macros.cell(cells.sumber)) as source,
    from cells
    inner join sheets using (sheet)
)

select
    sheet,
    line,
    skipped,
    concat_ws('|', regency_code, segment, dated) as key,
    {
        'regency_code': regency_code,
        'segment': segment,
        'dated': dated,
        'active': active,
        'potential': potential,
        'source': source,
        'target_active': target_active
    } as record,
    macros.day_source(day_text, day_is_native, dated) as day_source,
    macros.shown_day(macros.bare_day(day_text)) as day_found,
    macros.remarks([
        regency_lack(regency_code, regency_text, $scheme, 'kabupaten'),
        macros.lack(segment, segment_text, 'value_unknown', 'segmen'),
        macros.lack(dated, day_text, 'value_unreadable', 'tanggal'),
        macros.lack(active, active_text, 'value_unreadable', 'aktif'),
        macros.lack(potential, potential_text, 'value_unreadable', 'potensi'),
        macros.misfit(target_active, target_text, 'value_unreadable', 'target_aktif'),
        case
            when active > potential
                then { 'reason': 'more_active_than_potential', 'column_name': 'aktif', 'found': active::varchar }
        end
    ]) as errors,
    []::struct(reason varchar, column_name varchar, found varchar)[] as warnings,
from typed;
