-- Question: Which number does each worker have?
-- Grain: identity_number
select
    identity_number,
    worker,
from batch_workers;
