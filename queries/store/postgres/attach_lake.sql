-- The lakes are schemas of one database. The data path is given anew each time: machines may call it differently.
-- No row is kept in the catalog's own pages: should PostgreSQL end while DuckLake reads one there, it takes the whole
-- process with it (DuckLakeInlinedDataReader::TryInitializeScan looks into a result that is none).
attach $catalog as lake (
    data_path $files,
    override_data_path true,
    metadata_schema 'lake',
    data_inlining_row_limit 0
);
