attach if not exists $catalog as $name (
    data_path $files,
    override_data_path true,
    snapshot_version $snapshot,
    meta_journal_mode 'WAL',
    meta_busy_timeout 10000
);
