insert into repairs by name
select
    arrivals.import_id,
    sheets.name as sheet,
    staged.line,
    mended.of_import_id,
    mended.of_sheet,
    mended.of_line,
from staged
inner join mended using (sheet, line)
inner join sheets using (sheet)
inner join arrivals using (arrival)
where staged.skipped is null;
