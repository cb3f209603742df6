-- Question: Which imports are about to be withdrawn?
-- Grain: import_id
select
    import_id,
    number,
    kind,
    file,
from withdrawing
order by number;
