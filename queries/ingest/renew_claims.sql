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

create or replace temp table claims_before as
select *
from claims
where worker in (from touched_workers);

create or replace temp table claims_after as
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

delete from claims
where worker in (from touched_workers);

insert into claims by name
from claims_after;

-- What is among them as it was adds nothing to the tallies.
create or replace temp table claims_taken as
select * from claims_before
except all
select * from claims_after;

create or replace temp table claims_added as
select * from claims_after
except all
select * from claims_before;

insert into tally_changes by name
select
    *,
    false as is_taken,
from macros.summed_up('claims_added')
union all by name
select
    * exclude (first_on, last_on) replace (
        -acquisitions as acquisitions,
        -reregistrations as reregistrations,
        -rivals as rivals,
        -contribution as contribution,
        -without_contribution as without_contribution
    ),
    true as is_taken,
from macros.summed_up('claims_taken');

insert into day_changes by name
with changed as (
    select
        *,
        1 as acquisitions,
    from claims_added
    union all by name
    select
        *,
        -1 as acquisitions,
    from claims_taken
)

select
    enrolled_on,
    office_code,
    segment,
    sum(acquisitions)::bigint as acquisitions,
from changed
where standing = 'acquisition'
group by enrolled_on, office_code, segment
having sum(acquisitions) != 0;
