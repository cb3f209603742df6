-- Question: How many snapshots does the lake know, but that before it had tables?
select count(*) as kept
from ducklake_snapshots('lake')
where snapshot_id > 0;
