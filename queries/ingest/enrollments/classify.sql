-- What becomes of each row: accepted, duplicate, rejected, or skipped as no enrollment; and whom it credits.
create or replace temp table classified as
select
    credited.row,
    credited.sheet,
    credited.line,
    sheets.arrival,
    sheets.name as sheet_name,
    credited.errors,
    if(
        far_days.day is not null,
        list_append(
            credited.warnings,
            {
                'reason': 'date_far_from_others', 'column_name': 'tanggal_kepesertaan',
                'found': strftime(far_days.day, '%d-%m-%Y')
            }
        ),
        credited.warnings
    ) as warnings,
    batch_workers.worker,
    contested_workers.worker is not null as is_contested,
    credited.cadre_code,
    credited.event_code,
    case
        when credited.skipped is not null then 'skipped'
        when len(credited.errors) > 0 then 'rejected'
        when duplicates.row is not null then 'duplicate'
        else 'accepted'
    end as class,
from macros.credited('staged', 'cadres_by_code', 'cadres_by_name', 'events_by_name') as credited
inner join sheets using (sheet)
left join batch_workers using (nik_hash)
left join contested_workers using (worker)
left join duplicates
    on credited.row = duplicates.row
left join far_days
    on credited.sheet = far_days.sheet and credited.enrolled_on = far_days.day
where credited.skipped is distinct from 'blank';
