-- Question: Which rows of which files are these workers?
-- Definition: The rows behind the claims selected, with file, sheet and line. Outcome: acquisition is the one
--   claim of a worker that counts; rival another one of the same day; re-registration one of a later day. Where a
--   claim was handed in several times, the row whose particulars count is marked. A worker is shown by a plain
--   number, never by identity. Cadre and event: those credited, beside them as the row writes them.
-- Grain: import_id, sheet, line
-- Filters: from, to, office, segment, funding, regency, cadre, event, outcome
-- Scope: office
select
    number,
    import_id,
    file,
    sheet,
    line,
    worker,
    enrolled_on,
    standing as outcome,
    is_counted,
    segment,
    office_code,
    cadre_code,
    coalesce(nullif(given_cadre_code, ''), cadre_name, '') as cadre_written,
    event_code,
    coalesce(nullif(given_event_code, ''), event_name, '') as event_written,
    regency_code,
    contribution::bigint as contribution,
from
    macros.rows_behind(
        $from, $to, $office, $segment, $funding, $regency, $cadre, $event, $outcome
    )
order by number, sheet, line;
