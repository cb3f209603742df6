-- The claims of the touched workers, written anew as they are now known (claimed.sql). Which claim counts
-- does not depend on the order of imports: the earliest day; then one with a cadre; then the smallest
-- office, cadre, event and segment.
delete from claims
where worker in (from touched_workers);

insert into claims by name
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
