-- The claims of the touched workers, worked out anew from all their rows. Which claim counts
-- does not depend on the order of imports: the earliest day; then one with a cadre; then the smallest
-- office, cadre, event, segment and row.
create or replace temp table touched_enrollments as
select
    *,
    macros.row_hash(
        program, regency_code, district_code, occupation, wage, contribution, funding, supervisor, cadre_name,
        event_name
    ) as row_hash,
from enrollments
where worker in (from touched_workers);

delete from claims
where worker in (from touched_workers);

insert into claims by name
with claimed as (
    select *
    from macros.credited('touched_enrollments', 'cadres_by_code', 'cadres_by_name', 'events_by_name')
    qualify row_number() over (
        partition by worker, enrolled_on, segment, office_code, cadre_code, event_code
        order by row_hash
    ) = 1
)

select
    worker,
    enrolled_on,
    segment,
    office_code,
    cadre_code,
    cadre_name,
    event_code,
    event_name,
    program,
    regency_code,
    district_code,
    occupation,
    contribution,
    funding,
    supervisor,
    case
        when row_number() over (
            partition by worker
            order by enrolled_on, cadre_code = '', office_code, cadre_code, event_code, segment, row_hash
        ) = 1 then 'acquisition'
        when enrolled_on > min(enrolled_on) over (partition by worker) then 'reregistration'
        else 'rival'
    end as standing,
from claimed;
