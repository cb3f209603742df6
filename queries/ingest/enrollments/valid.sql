-- Question: What is kept of which rows, beside what was read in them?
-- Grain: row, in its order
select
    classified.row,
    arrivals.import_id,
    classified.sheet_name,
    classified.worker,
    classified.is_contested,
    classified.cadre_code as credited_cadre,
    classified.event_code as credited_event,
from classified
inner join arrivals using (arrival)
where classified.class in ('accepted', 'duplicate')
order by classified.row;
