-- What becomes of each row: accepted, duplicate, rejected, or skipped as no enrollment.
create or replace temp table classified as
select
    staged.row,
    staged.sheet,
    staged.line,
    sheets.arrival,
    contested_workers.worker is not null as is_contested,
    far_days.day as far_day,
    case
        when staged.skipped is not null then 'skipped'
        when not staged.is_sound then 'rejected'
        when duplicates.row is not null then 'duplicate'
        else 'accepted'
    end as class,
from staged
inner join sheets using (sheet)
left join contested_workers using (worker)
left join duplicates using (row)
left join far_days
    on staged.sheet = far_days.sheet and staged.enrolled_on = far_days.day
where staged.skipped is distinct from 'blank';

-- What is remarked on the few of which there is something to say.
create or replace temp table remarked as
select
    classified.arrival,
    classified.sheet,
    classified.line,
    classified.class,
    coalesce(noted.errors, []) as errors,
    if(
        classified.far_day is not null,
        list_append(
            coalesce(noted.warnings, []),
            {
                'reason': 'date_far_from_others', 'column_name': 'tanggal_kepesertaan',
                'found': strftime(classified.far_day, '%d-%m-%Y')
            }
        ),
        coalesce(noted.warnings, [])
    ) as warnings,
    repeated.notes as repeats,
from classified
left join noted using (row)
left join repeated using (row)
where noted.row is not null or classified.class = 'duplicate' or classified.far_day is not null;
