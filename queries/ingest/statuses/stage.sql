-- Statuses: one row per worker and month; the identity hashed as in the exports.
-- Views: cells (see acquisition/ingest/named.py; with nik_hash), sheets.
-- Params: none
create or replace temp table staged as
with named as (
    select
        cells.sheet,
        cells.line,
        macros.skipped_entry(cells.cells, cells.nik, sheets.first_label, [cells.nik, cells.blth, cells.status])
            as skipped,
        macros.nik_digits(macros.cell(cells.nik)) as nik,
        cells.nik_is_number,
        cells.nik_hash,
        macros.cell(cells.blth) as month_text,
        macros.month(macros.cell(cells.blth)) as month,
        macros.cell(cells.status) as status_text,
        macros.is_active(macros.name_key(macros.cell(cells.status))) as active,
    from cells
    inner join sheets using (sheet)
),

typed as (
    select
        * replace (case when regexp_full_match(nik, '\d{16}') then nik_hash end as nik_hash),
        macros.nik_error(nik, nik_is_number) as nik_error,
    from named
)

select
    sheet,
    line,
    skipped,
    nik_hash,
    concat_ws('|', hex(nik_hash), month) as key,
    {
        'nik_hash': nik_hash,
        'month': month,
        'active': active
    } as record,
    null::varchar as day_source,
    null::varchar as day_found,
    macros.remarks([
        case
            when nik_error is not null
                then { 'reason': nik_error, 'column_name': 'nik', 'found': macros.shape(nik) }
        end,
        macros.lack(month, month_text, 'value_unreadable', 'blth'),
        macros.lack(active, status_text, 'value_unknown', 'status')
    ]) as errors,
    []::struct(reason varchar, column_name varchar, found varchar)[] as warnings,
from typed;
