attach if not exists $catalog as $name (
    snapshot_version $snapshot,
    meta_journal_mode 'WAL',
    meta_busy_timeout 10000
);
