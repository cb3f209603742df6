insert into import_notes by name
with notes as (
    select
        arrival,
        sheet,
        line,
        class,
        unnest(errors) as note,
        generate_subscripts(errors, 1) as position,
    from remarked
    where class in ('rejected', 'skipped')
    union all
    select
        arrival,
        sheet,
        line,
        'duplicate' as class,
        unnest(repeats) as note,
        generate_subscripts(repeats, 1) as position,
    from remarked
    where class = 'duplicate'
    union all
    select
        arrival,
        sheet,
        line,
        'warning' as class,
        unnest(warnings) as note,
        generate_subscripts(warnings, 1) as position,
    from remarked
    where class = 'accepted'
    union all
    select
        arrival,
        sheet,
        line,
        'warning' as class,
        {
            'reason': 'date_far_from_others', 'column_name': 'tanggal_kepesertaan',
            'found': strftime(day, '%d-%m-%Y')
        } as note,
        position,
    from far_rows
)

select
    arrivals.import_id,
    sheets.name as sheet,
    notes.line,
    notes.class,
    notes.position,
    notes.note.reason as reason,
    notes.note.column_name as column_name,
    notes.note.found as found,
from notes
inner join arrivals using (arrival)
inner join sheets using (sheet)
order by notes.sheet, notes.line, notes.class, notes.position;
