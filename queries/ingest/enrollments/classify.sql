-- What became of the rows of each file: received are all that are enrollments; skipped are others that hold something.
create or replace temp table counted as
with rows_of_sheets as (
    select
        sheet,
        count(*) filter (where skipped is null) as received,
        count(*) filter (where skipped is null and is_sound) as sound,
        count(*) filter (where skipped is null and not is_sound) as rejected,
        count(*) filter (where skipped != 'blank') as skipped,
    from staged
    group by sheet
),

duplicates_of_sheets as (
    select
        sheet,
        count(*) as duplicate,
    from duplicates
    group by sheet
)

select
    sheets.arrival,
    sum(rows_of_sheets.received) as received,
    sum(rows_of_sheets.sound - coalesce(duplicates_of_sheets.duplicate, 0)) as accepted,
    sum(coalesce(duplicates_of_sheets.duplicate, 0)) as duplicate,
    sum(rows_of_sheets.rejected) as rejected,
    sum(rows_of_sheets.skipped) as skipped,
from rows_of_sheets
inner join sheets using (sheet)
left join duplicates_of_sheets using (sheet)
group by sheets.arrival;

-- What is remarked on the few of which there is something to say.
create or replace temp table remarked as
with few as (
    select staged.row
    from staged
    inner join noted using (sheet, line)
    union
    select row
    from duplicates
    union
    select staged.row
    from staged
    inner join far_days
        on staged.sheet = far_days.sheet and staged.enrolled_on = far_days.day
    where staged.skipped is null
)

select
    sheets.arrival,
    staged.sheet,
    staged.line,
    case
        when staged.skipped is not null then 'skipped'
        when not staged.is_sound then 'rejected'
        when duplicates.row is not null then 'duplicate'
        else 'accepted'
    end as class,
    coalesce(noted.errors, []) as errors,
    if(
        far_days.day is not null,
        list_append(
            coalesce(noted.warnings, []),
            {
                'reason': 'date_far_from_others', 'column_name': 'tanggal_kepesertaan',
                'found': strftime(far_days.day, '%d-%m-%Y')
            }
        ),
        coalesce(noted.warnings, [])
    ) as warnings,
    repeated.notes as repeats,
from few
inner join staged using (row)
inner join sheets using (sheet)
left join noted
    on staged.sheet = noted.sheet and staged.line = noted.line
left join duplicates
    on staged.row = duplicates.row
left join repeated
    on staged.row = repeated.row
left join far_days
    on staged.sheet = far_days.sheet and staged.enrolled_on = far_days.day
where staged.skipped is distinct from 'blank';
