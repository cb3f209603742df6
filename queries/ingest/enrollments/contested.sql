-- Question: Of which workers is there more than one row, here or in the store?
-- Grain: worker
select worker
from contested_workers;
