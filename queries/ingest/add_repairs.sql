insert into repairs by name
select
    arrivals.import_id,
    sheets.name as sheet,
    classified.line,
    mended.of_import_id,
    mended.of_sheet,
    mended.of_line,
from classified
inner join mended using (sheet, line)
inner join arrivals using (arrival)
inner join sheets using (sheet)
where classified.class != 'skipped';
