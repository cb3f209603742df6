-- Question: Which files do these workers come from?
-- Definition: The files that hold the rows behind the claims selected: workers with an acquisition, a
--   re-registration or a rival claim of the same day among them. Rows: of all these claims, repeated ones
--   included; a worker of several files is counted in each of them.
-- Grain: import_id
-- Filters: from, to, office, segment, funding, regency, cadre, event, outcome
-- Scope: office
select
    number,
    import_id,
    file,
    count(*) as row_count,
    count(distinct worker) filter (where standing = 'acquisition') as acquisitions,
    count(distinct worker) as workers,
    min(enrolled_on) as first_on,
    max(enrolled_on) as last_on,
    min(line) as first_line,
    max(line) as last_line,
from
    macros.rows_behind(
        $from, $to, $office, $segment, $funding, $regency, $cadre, $event, $outcome
    )
group by number, import_id, file
order by row_count desc, number;
