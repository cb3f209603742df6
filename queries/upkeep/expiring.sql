-- Question: Which snapshots of the lake does nobody need any more? Neither what a frozen meeting showed, nor the first
-- one after it, at which its changes begin; nor the newest, nor any of the last days. Snapshot 0 is the store before
-- it had tables, and costs nothing.
select snapshot_id
from ducklake_snapshots('lake')
where
    snapshot_id > 0
    and snapshot_time < now() - to_days($days)
    and snapshot_id < (select id from lake.current_snapshot())
    and snapshot_id not in (select snapshot from meetings)
    and snapshot_id - 1 not in (select snapshot from meetings)
order by snapshot_id;
