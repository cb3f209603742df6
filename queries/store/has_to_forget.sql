-- Question: Are there workers to be forgotten of whom it is still known who they are? To look for each of them among
-- all identities takes the longer the more there are.
select (select count(*) from forgotten_workers) > worker_turn.forgotten as has_to_forget
from identity.worker_turn;
