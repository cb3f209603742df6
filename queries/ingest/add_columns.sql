-- What the office calls the columns of each sheet, for the receipt to call them so too.
insert into import_columns by name
with columns as (
    select
        arrival,
        name,
        unnest(columns) as column_name,
        unnest(labels) as label,
    from sheets
)

select
    arrivals.import_id,
    columns.name as sheet,
    columns.column_name,
    macros.kept(columns.label) as label,
from columns
inner join arrivals using (arrival);
