-- What all lists share: which rows are none, and what is wrong with those that are.

-- Why a row of a list is no entry, or null: `label` is the heading of its first column, `content` what stands there,
-- `needed` the texts of the columns that every entry has.
create or replace macro macros.skipped_entry(cells, content, label, needed) as
    case
        when len(list_filter(cells, lambda cell: macros.cell(cell) is not null)) = 0 then 'blank'
        when macros.is_filter_row(list_filter(cells, lambda cell: macros.cell(cell) is not null)) then 'text'
        when macros.name_key(content) = label then 'header'
        when len(list_filter(cells, lambda cell: macros.is_long_as_nik(cell) or macros.holds_row(cell))) > 0 then null
        when regexp_matches(
            list_filter(cells, lambda cell: macros.cell(cell) is not null)[1],
            '^\s*(?i:grand\s+|sub\s*)?(?i:total|jumlah)\b'
        ) then 'total'
        when len(list_filter(needed, lambda cell: macros.cell(cell) is not null)) < 2
            and len(needed) > 1
            and len(list_filter(cells, lambda cell: macros.cell(cell) is not null)) < 4 then 'text'
    end;

-- A remark on a cell whose value is needed: null where there is one.
create or replace macro macros.lack(value, content, reason, column_name) as
    case
        when content is null then { 'reason': 'value_missing', 'column_name': column_name, 'found': null::varchar }
        when value is null then { 'reason': reason, 'column_name': column_name, 'found': macros.kept(content) }
    end;

-- A remark on a cell that may be empty, but not hold something else.
create or replace macro macros.misfit(value, content, reason, column_name) as
    case
        when content is not null and value is null
            then { 'reason': reason, 'column_name': column_name, 'found': macros.kept(content) }
    end;

create or replace macro macros.remarks(notes) as list_filter(notes, lambda note: note is not null);

-- Where a row stands, null where it came with the program.
create or replace macro macros.place(file, sheet, line) as
    case when file is not null then concat_ws(', ', file, nullif(sheet, ''), line) end;
