attach $catalog as lake (
    data_path $files,
    meta_journal_mode 'WAL',
    meta_busy_timeout 10000
);
