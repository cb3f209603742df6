-- Question: What is said about the rows of an import, with the office's own word for each column? The first so many of
-- each reason.
-- Grain: sheet, line, class, position
select
    import_notes.sheet,
    import_notes.line,
    import_notes.class,
    import_notes.reason,
    import_notes.column_name,
    import_columns.label,
    import_notes.found,
from import_notes
left join import_columns
    on
        import_notes.import_id = import_columns.import_id
        and import_notes.sheet = import_columns.sheet
        and import_notes.column_name = import_columns.column_name
where
    import_notes.import_id = $import_id
    and import_notes.import_id in (select import_id from macros.imports_within($scope))
qualify
    row_number() over (
        partition by import_notes.class, import_notes.reason
        order by import_notes.sheet, import_notes.line, import_notes.position
    ) <= $each
order by
    list_position(['rejected', 'duplicate', 'warning', 'skipped'], import_notes.class),
    import_notes.sheet, import_notes.line, import_notes.position
limit $most;
