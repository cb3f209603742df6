-- What becomes of each row: accepted, duplicate, rejected, or skipped as no enrollment. A duplicate makes the claim of
-- an earlier row: same worker, day, segment, office, cadre and event, in these files or in one imported before.
create or replace temp table classified as
with numbered as (
    select
        credited.*,
        sheets.arrival,
        sheets.name as sheet_name,
        workers.worker,
        credited.skipped is null and len(credited.errors) = 0 and row_number() over (
            partition by
                credited.skipped is null and len(credited.errors) = 0, workers.worker, credited.enrolled_on,
                credited.segment, credited.office_code, credited.cadre_code, credited.event_code
            order by credited.sheet, credited.line
        ) > 1 as repeats_in_batch,
    from macros.credited('staged', 'cadres_by_code', 'cadres_by_name', 'events_by_name') as credited
    inner join sheets using (sheet)
    left join identity.workers
        on credited.nik_hash = workers.nik_hash
    where credited.skipped is distinct from 'blank'
)

select
    numbered.*,
    case
        when numbered.skipped is not null then 'skipped'
        when len(numbered.errors) > 0 then 'rejected'
        when numbered.repeats_in_batch or claims.worker is not null then 'duplicate'
        else 'accepted'
    end as class,
from numbered
left join claims
    on
        numbered.worker = claims.worker
        and numbered.enrolled_on = claims.enrolled_on
        and numbered.segment = claims.segment
        and numbered.office_code = claims.office_code
        and numbered.cadre_code = claims.cadre_code
        and numbered.event_code = claims.event_code;
