select count(*) > 0 as is_there
from ducklake_snapshots('lake')
where snapshot_id = $snapshot;
