-- Rows that mend a rejected row of an earlier import, by the sheets that `sheets` numbers.
create or replace temp table mended (
    sheet integer,
    line integer,
    of_import_id varchar,
    of_sheet varchar,
    of_line integer
);
