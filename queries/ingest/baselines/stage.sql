-- Baselines: one row per regency, segment and day, with the workers uncovered on it.
-- Views: cells (see acquisition/ingest/named.py), sheets.
-- Params: scheme of bare regency codes, if declared
create or replace temp table staged as
with typed as (
    select
        cells.sheet,
        cells.line,
        macros.skipped_entry(
            cells.cells, cells.kabupaten, sheets.first_label,
            [cells.kabupaten, cells.segmen, cells.tanggal, cells.belum_terlindungi]
        ) as skipped,
        macros.cell(cells.kabupaten) as regency_text,
        regency_of(macros.cell(cells.kabupaten), $scheme) as regency_code,
        macros.cell(cells.segmen) as segment_text,
        macros.segment(macros.name_key(macros.cell(cells.segmen))) as segment,
        macros.cell(cells.tanggal) as day_text,
        macros.day(macros.cell(cells.tanggal)) as dated,
        cells.tanggal_is_date as day_is_native,
        macros.cell(cells.belum_terlindungi) as uncovered_text,
        macros.whole(
            macros.amount(
                macros.amount_digits(macros.cell(cells.belum_terlindungi)), cells.belum_terlindungi_is_number
            )
        ) as uncovered,
        macros.cell(cells.estimasi) as estimated_text,
        macros.yes_no(macros.name_key(macros.cell(cells.estimasi))) as estimated,
        macros.kept(macros.cell(cells.metode)) as method,
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
        'uncovered': uncovered,
        'estimated': coalesce(estimated, false),
        'method': method,
        'source': source
    } as record,
    macros.day_source(day_text, day_is_native, dated) as day_source,
    macros.shown_day(macros.bare_day(day_text)) as day_found,
    macros.remarks([
        regency_lack(regency_code, regency_text, $scheme, 'kabupaten'),
        macros.lack(segment, segment_text, 'value_unknown', 'segmen'),
        case
            when segment not in ('PU', 'BPU')
                then { 'reason': 'value_unknown', 'column_name': 'segmen', 'found': segment }
        end,
        macros.lack(dated, day_text, 'value_unreadable', 'tanggal'),
        macros.lack(uncovered, uncovered_text, 'value_unreadable', 'belum_terlindungi'),
        macros.misfit(estimated, estimated_text, 'value_unreadable', 'estimasi')
    ]) as errors,
    []::struct(reason varchar, column_name varchar, found varchar)[] as warnings,
from typed;
