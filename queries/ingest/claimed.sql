-- What the touched workers claim, worked out anew from all their rows: of the rows of one claim the smallest counts.
create or replace temp table touched_enrollments as
select
    *,
    macros.row_hash(
        program, regency_code, district_code, occupation, wage, contribution, funding, supervisor, cadre_name,
        event_name
    ) as row_hash,
from enrollments
where worker in (from touched_workers);

create or replace temp table claimed as
select *
from macros.credited('touched_enrollments', 'cadres_by_code', 'cadres_by_name', 'events_by_name')
qualify row_number() over (
    partition by worker, enrolled_on, segment, office_code, cadre_code, event_code
    order by row_hash
) = 1;

create or replace temp table claims_before as
select *
from claims
where worker in (from touched_workers);
