-- What becomes of each row: accepted, duplicate or rejected. A duplicate makes the claim of an earlier
-- row: same worker, day, segment, office, cadre and event, in this file or one imported before.
-- Params: none
create or replace temp table classified as
with numbered as (
    select
        staged.*,
        workers.worker,
        len(staged.errors) = 0 and row_number() over (
            partition by
                len(staged.errors) = 0, workers.worker, staged.enrolled_on, staged.segment,
                staged.office_code, staged.cadre_code, staged.event_code
            order by staged.sheet_number, staged.line
        ) > 1 as repeats_in_file,
        md5_number_lower(
            concat_ws(
                '|', staged.program, staged.regency_code, coalesce(staged.district_code, ''),
                coalesce(staged.occupation, ''), coalesce(staged.wage::varchar, ''),
                coalesce(staged.contribution::varchar, ''), staged.funding, coalesce(staged.supervisor, ''),
                coalesce(staged.cadre_name, ''), coalesce(staged.event_name, '')
            )
        ) as row_hash,
    from staged
    left join identity.workers
        on staged.nik_hash = workers.nik_hash
    where staged.skipped is null
)

select
    numbered.*,
    case
        when len(numbered.errors) > 0 then 'rejected'
        when numbered.repeats_in_file or claims.worker is not null then 'duplicate'
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
