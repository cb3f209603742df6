-- Question: Which rows of a list are rejected?
-- View: rows_read (sheet, line).
select
    classified.sheet,
    classified.line,
from classified
semi join rows_read using (sheet, line)
where classified.class = 'rejected'
order by classified.sheet, classified.line;
