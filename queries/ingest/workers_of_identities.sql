-- Question: Which number does each worker have, and had it none before?
-- Grain: identity_number
select
    identity_number,
    worker,
    is_new,
from batch_workers;
