-- Which rows mend a rejected row of an earlier import: perbaikan_dari says "<first 12 characters of import_id>/<sheet>
-- /<line>" of it. Whatever else stands there says nothing. View: rows_read (sheet, line, perbaikan_dari).
insert into mended by name
with named as (
    select
        sheet,
        line,
        regexp_extract(perbaikan_dari, '^([0-9a-f]{12})/(.*)/(\d{1,9})$', ['import', 'sheet', 'line']) as place,
    from rows_read
    where regexp_full_match(perbaikan_dari, '[0-9a-f]{12}/.*/\d{1,9}')
)

select distinct
    named.sheet,
    named.line,
    import_notes.import_id as of_import_id,
    import_notes.sheet as of_sheet,
    import_notes.line as of_line,
from named
inner join imports
    on named.place.import = left(imports.import_id, 12)
inner join import_notes
    on
        imports.import_id = import_notes.import_id
        and import_notes.class = 'rejected'
        and named.place.sheet = import_notes.sheet
        and named.place.line::integer = import_notes.line;
