-- Targets: one row per office, month and segment.
-- Views: cells (see acquisition/ingest/named.py), sheets.
-- Params: none
create or replace temp table staged as
with typed as (
    select
        cells.sheet,
        cells.line,
        macros.skipped_entry(
            cells.cells, coalesce(cells.kode_kantor, cells.nama_kantor), sheets.first_label,
            [coalesce(cells.kode_kantor, cells.nama_kantor), cells.bulan, cells.segmen, cells.target_tk]
        ) as skipped,
        macros.cell(cells.kode_kantor) as office_code_text,
        macros.cell(cells.nama_kantor) as office_text,
        office_of(macros.cell(cells.kode_kantor), macros.cell(cells.nama_kantor)) as office_code,
        macros.cell(cells.bulan) as month_text,
        macros.month(macros.cell(cells.bulan)) as month,
        macros.cell(cells.segmen) as segment_text,
        macros.segment(macros.name_key(macros.cell(cells.segmen))) as segment,
        macros.cell(cells.target_tk) as workers_text,
        macros.whole(
            macros.amount(macros.amount_digits(macros.cell(cells.target_tk)), cells.target_tk_is_number)
        ) as workers,
        macros.cell(cells.target_iuran) as contribution_text,
        macros.money(
            macros.amount(macros.amount_digits(macros.cell(cells.target_iuran)), cells.target_iuran_is_number)
        ) as contribution,
    from cells
    inner join sheets using (sheet)
)

select
    sheet,
    line,
    skipped,
    concat_ws('|', office_code, month, segment) as key,
    {
        'office_code': office_code,
        'month': month,
        'segment': segment,
        'workers': workers,
        'contribution': contribution
    } as record,
    null::varchar as day_source,
    null::varchar as day_found,
    macros.remarks([
        macros.lack(office_code, coalesce(office_code_text, office_text), 'value_unknown', 'kode_kantor'),
        macros.lack(month, month_text, 'value_unreadable', 'bulan'),
        macros.lack(segment, segment_text, 'value_unknown', 'segmen'),
        macros.lack(workers, workers_text, 'value_unreadable', 'target_tk'),
        macros.misfit(contribution, contribution_text, 'value_unreadable', 'target_iuran')
    ]) as errors,
    []::struct(reason varchar, column_name varchar, found varchar)[] as warnings,
from typed;
