-- `sheet` numbers the sheets of all files in the order of their coming; first_label is the heading of the first
-- column of the kind, columns are those that were found, labels what the office calls them.
create or replace temp table sheets (
    sheet integer,
    arrival integer,
    name varchar,
    first_label varchar,
    columns varchar[],
    labels varchar[]
);
