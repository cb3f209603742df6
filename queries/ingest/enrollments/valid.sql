-- Question: Which rows are kept, and of which is it to be found out whom they credit among others of the worker?
-- Grain: row
select
    row,
    is_contested,
from classified
where class in ('accepted', 'duplicate');
