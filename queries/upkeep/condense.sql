-- What imports added to the tallies one by one, in one row for each cell.
create or replace temp table condensed as
select
    month,
    office_code,
    cadre_code,
    event_code,
    segment,
    funding,
    regency_code,
    district_code,
    supervisor,
    sum(acquisitions)::bigint as acquisitions,
    sum(reregistrations)::bigint as reregistrations,
    sum(rivals)::bigint as rivals,
    sum(contribution)::bigint as contribution,
    sum(without_contribution)::bigint as without_contribution,
    min(first_on) as first_on,
    max(last_on) as last_on,
    false as is_taken,
from tallies
group by month, office_code, cadre_code, event_code, segment, funding, regency_code, district_code, supervisor
order by month, office_code;

create or replace temp table condensed_days as
from day_tallies;

delete from tally_changes;
delete from day_changes;

insert into tally_changes by name
from condensed;

insert into day_changes by name
from condensed_days;
