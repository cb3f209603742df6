-- Snapshot 0 is the store before it had tables.
select count(*) > 0 as is_there
from ducklake_snapshots('lake')
where snapshot_id = $snapshot and snapshot_id > 0;
