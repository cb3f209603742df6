-- Temporary tables of one batch of files: the files; what lists before them left is forgotten.

create or replace temp table arrivals (
    arrival integer,
    import_id varchar,
    kind varchar,
    file varchar,
    content_hash varchar,
    unread_sheets varchar[]
);

create or replace temp table batch_workers (worker bigint, is_new boolean);

create or replace temp table far_rows (arrival integer, sheet integer, line integer, position bigint, day date);

drop table if exists staged;
drop table if exists classified;
