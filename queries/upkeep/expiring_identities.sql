-- Question: Which snapshots of the identities does nobody need any more? Nobody looks at an earlier one, but writers
-- who began with it find out by the later ones what others changed meanwhile.
select snapshot_id
from ducklake_snapshots('identity')
where
    snapshot_id > 0
    and snapshot_time < now() - to_days($days)
    and snapshot_id < (select id from identity.current_snapshot())
order by snapshot_id;
