-- Question: Of which rows of enrollments is there anything to say? Of the others each cell is as it should be.
-- View: cells (see macros.judged), with their number, `row`.
-- As a condition of the rows, what is judged of each would be worked out several times.
select list(row) filter (where has_errors or has_warnings or nik_digits is distinct from nik) as rows
from macros.judged('cells');
