-- No row is kept in the catalog's own pages: what is deleted here must go for good.
attach $catalog as identity (
    data_path $files,
    override_data_path true,
    metadata_schema 'identity',
    data_inlining_row_limit 0
);
