-- Question: Which tables may not hold the same at a snapshot as they held at an earlier one? All, where a snapshot in
-- between is no longer known, or more was done than to take rows in or out.
with between_them as (
    select changes
    from ducklake_snapshots('lake')
    where snapshot_id > $earlier and snapshot_id <= $snapshot
),

entries as (
    select unnest(map_entries(changes)) as entry
    from between_them
),

changed as (
    select
        entry.key as kind,
        unnest(entry.value) as table_id,
    from entries
),

known as (
    select
        (select count(*) from between_them) = $snapshot - $earlier
        and coalesce(bool_and(list_contains(
            ['tables_inserted_into', 'tables_deleted_from', 'inlined_insert', 'inlined_delete'], kind
        )), true) as is_known,
    from changed
)

select tables.table_name
from ducklake_table_info('lake') as tables
cross join known
where not known.is_known or tables.table_id::varchar in (select changed.table_id from changed);
