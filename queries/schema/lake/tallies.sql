-- What claims add to the tallies, and take from them, month by month and without whom: every import that changes claims
-- adds rows, which are summed up when they are read. is_taken: the row takes claims out; which days are left
-- then, the rows do not tell. A store that was made before holds claims already.
create table if not exists tally_changes as
select
    date_trunc('month', enrolled_on)::date as month,
    office_code,
    cadre_code,
    event_code,
    segment,
    funding,
    regency_code,
    coalesce(district_code, '') as district_code,
    coalesce(supervisor, '') as supervisor,
    count(*) filter (where standing = 'acquisition') as acquisitions,
    count(*) filter (where standing = 'reregistration') as reregistrations,
    count(*) filter (where standing = 'rival') as rivals,
    coalesce(sum(contribution) filter (where standing = 'acquisition'), 0)::bigint as contribution,
    count(*) filter (where standing = 'acquisition' and contribution is null) as without_contribution,
    min(enrolled_on) filter (where standing = 'acquisition') as first_on,
    max(enrolled_on) filter (where standing = 'acquisition') as last_on,
    false as is_taken,
from claims
group by all;

-- The same of the acquisitions day by day, by office and segment.
create table if not exists day_changes as
select
    enrolled_on,
    office_code,
    segment,
    count(*) as acquisitions,
from claims
where standing = 'acquisition'
group by enrolled_on, office_code, segment;
