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

-- What is remarked on the few of which there is something to say, beside days far from others.
create or replace temp table remarked as
with few as (
    select staged.row
    from staged
    inner join noted using (sheet, line)
    union
    select row
    from duplicates
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
    coalesce(noted.warnings, []) as warnings,
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
where staged.skipped is distinct from 'blank';

-- The accepted rows whose day is far from others: up to a fifth of them. Such a warning comes after all others of its
-- row.
create or replace temp table far_rows as
select
    sheets.arrival,
    staged.sheet,
    staged.line,
    len(coalesce(noted.warnings, [])) + 1 as position,
    staged.enrolled_on as day,
from staged
inner join sheets using (sheet)
inner join far_days
    on staged.sheet = far_days.sheet and staged.enrolled_on = far_days.day
left join noted
    on staged.sheet = noted.sheet and staged.line = noted.line
left join duplicates
    on staged.row = duplicates.row
where staged.is_sound and duplicates.row is null;

select (select count(*) from remarked) + (select count(*) from far_rows) as remark_count;
