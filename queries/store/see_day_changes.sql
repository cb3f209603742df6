create view $copy.main.day_changes as
select
    enrolled_on,
    office_code,
    segment,
    count(*) as acquisitions,
from claims
where standing = 'acquisition'
group by enrolled_on, office_code, segment;
