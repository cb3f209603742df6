-- Question: Which import brings the rows of each sheet?
-- Grain: sheet (its number)
select
    sheets.sheet,
    sheets.name,
    arrivals.import_id,
from sheets
inner join arrivals using (arrival)
order by sheets.sheet;
