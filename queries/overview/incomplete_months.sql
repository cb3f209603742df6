-- Question: Which months have offices not sent, or sent in part?
-- Definition: The months of the period, up to the date of the data, of which an office sent no row (missing), or not
--   all rows (partial): at least 5 working days lie before the first enrollment of the month or after the last one, or
--   PU or BPU is lacking, which was among the rows of the month before.
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
where
    submissions.status != 'received'
    and ($office is null or list_contains($office, submissions.office_code))
order by submissions.office_code, submissions.month;
