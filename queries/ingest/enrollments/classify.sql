-- What becomes of each row: accepted, duplicate, rejected, or skipped as no enrollment.
create or replace temp table classified as
select
    credited.* exclude (nik_hash, day_source),
    sheets.arrival,
    sheets.name as sheet_name,
    batch_workers.worker,
    case
        when credited.skipped is not null then 'skipped'
        when len(credited.errors) > 0 then 'rejected'
        when duplicates.line is not null then 'duplicate'
        else 'accepted'
    end as class,
from macros.credited('staged', 'cadres_by_code', 'cadres_by_name', 'events_by_name') as credited
inner join sheets using (sheet)
left join batch_workers using (nik_hash)
left join duplicates
    on credited.sheet = duplicates.sheet and credited.line = duplicates.line
where credited.skipped is distinct from 'blank';
