insert into import_notes by name
with notes as (
    select
        sheet,
        line,
        'rejected' as class,
        unnest(errors) as note,
        generate_subscripts(errors, 1) as position,
    from classified
    where class = 'rejected'
    union all
    select
        sheet,
        line,
        'duplicate' as class,
        { 'reason': 'duplicate', 'column_name': null, 'found': null } as note,
        1 as position,
    from classified
    where class = 'duplicate'
    union all
    select
        sheet,
        line,
        'warning' as class,
        unnest(warnings) as note,
        generate_subscripts(warnings, 1) as position,
    from classified
    where class = 'accepted'
)

select
    $import_id as import_id,
    sheet,
    line,
    class,
    position,
    note.reason as reason,
    note.column_name as column_name,
    note.found as found,
from notes
order by sheet, line, class, position;
