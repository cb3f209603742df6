-- Question: Which of these rows of exports are rejected?
-- View: rows_read (sheet, line).
select
    staged.sheet,
    staged.line,
from staged
semi join rows_read using (sheet, line)
where staged.skipped is null and len(staged.errors) > 0
order by staged.sheet, staged.line;
