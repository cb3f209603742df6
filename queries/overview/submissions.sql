-- Question: Which offices have sent their enrollments for which months?
-- Definition: Rows: all valid rows of the office with an enrollment date in the month, of every segment, repeated ones
--   included, whichever file they came in. Months: all that the period touches, from the first enrollment in the
--   store to the date of the data. Missing: no row. Partial: at least 5 working days lie before the first
--   enrollment of the month, or after the last one up to the end of the month or the date of the data, whichever
--   comes first; or PU or BPU is lacking, which was among the rows of the month before. Such a month is missing,
--   too, where none of the days selected lies between its first enrollment and its last. Received: all others.
--   Working days: Monday to Friday without public holidays and joint leave.
-- Grain: office_code, month
-- Filters: from, to, office
-- Scope: shared
select
    submissions.office_code,
    submissions.office,
    submissions.month,
    submissions.row_count,
    submissions.first_on,
    submissions.last_on,
    submissions.lacking,
    submissions.status,
from macros.sent_in($from, $to) as submissions
where $office is null or list_contains($office, submissions.office_code)
order by submissions.office_code, submissions.month;
