-- Question: Which is the newest snapshot of a lake? Asked of its catalog itself, by SQLite.
select max(snapshot_id) as snapshot
from ducklake_snapshot;
