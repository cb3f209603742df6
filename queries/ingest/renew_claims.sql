-- The claims of the touched workers as they are now known (claimed.sql), where they were others. Which claim counts
-- does not depend on the order of imports: the earliest day; then one with a cadre; then the smallest
-- office, cadre, event and segment.
create or replace temp table claims_after as
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
            order by enrolled_on, cadre_code = '', office_code, cadre_code, event_code, segment
        ) = 1 then 'acquisition'
        when enrolled_on > min(enrolled_on) over (partition by worker) then 'reregistration'
        else 'rival'
    end as standing,
from claimed;

create or replace temp table claims_taken as
select * from claims_before
except all
select * from claims_after;

create or replace temp table claims_added as
select * from claims_after
except all
select * from claims_before;

delete from claims
where worker in (select claims_taken.worker from claims_taken);

insert into claims by name
select *
from claims_added
union all
-- Their other claims went with those that were deleted.
(
    select *
    from claims_after
    where worker in (select claims_taken.worker from claims_taken)
    except all
    select *
    from claims_added
);

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
