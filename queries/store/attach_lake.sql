-- The data path is given anew each time, so that a store can be moved to another folder.
attach $catalog as lake (
    data_path $files,
    override_data_path true,
    meta_journal_mode 'WAL',
    meta_busy_timeout 10000
);
