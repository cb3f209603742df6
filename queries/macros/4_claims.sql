-- The claims that the shared filters select. Null selects all; dates are inclusive.
create or replace macro macros.claims_in(from_day, to_day, offices, segments, fundings, regencies) as table
    select *
    from claims
    where
        enrolled_on between coalesce(from_day, date '0001-01-01') and coalesce(to_day, date '9999-12-31')
        and (offices is null or list_contains(offices, office_code))
        and (segments is null or list_contains(segments, segment))
        and (fundings is null or list_contains(fundings, funding))
        and (regencies is null or list_contains(regencies, regency_code));

-- What they brought month by month, without whom and when: what most figures sum up is in few rows of this.
create or replace view macros.tallies as
select
    date_trunc('month', enrolled_on)::date as month,
    office_code,
    segment,
    funding,
    regency_code,
    count(*) filter (where standing = 'acquisition') as acquisitions,
    count(*) filter (where standing = 'reregistration') as reregistrations,
    coalesce(sum(contribution) filter (where standing = 'acquisition'), 0) as contribution,
from claims
group by all;

-- The first day of the first month that lies on or after a day, and of the first one that ends after it.
create or replace macro macros.first_whole_month(from_day) as
    coalesce((date_trunc('month', from_day::date - 1) + interval 1 month)::date, date '0001-01-01');

create or replace macro macros.first_month_beyond(to_day) as
    coalesce(date_trunc('month', to_day::date + 1)::date, date '9999-12-31');

-- The same of the claims that the shared filters select, in rows to be summed up: of whole months from the tallies; of
-- the days before and after them, from the claims.
create or replace macro macros.tallied(from_day, to_day, offices, segments, fundings, regencies) as table
select
    month,
    office_code,
    segment,
    acquisitions,
    reregistrations,
    contribution,
from tallies
where
    month >= macros.first_whole_month(from_day)
    and month < macros.first_month_beyond(to_day)
    and (offices is null or list_contains(offices, office_code))
    and (segments is null or list_contains(segments, segment))
    and (fundings is null or list_contains(fundings, funding))
    and (regencies is null or list_contains(regencies, regency_code))
union all
select
    date_trunc('month', enrolled_on)::date as month,
    office_code,
    segment,
    (standing = 'acquisition')::bigint as acquisitions,
    (standing = 'reregistration')::bigint as reregistrations,
    if(standing = 'acquisition', coalesce(contribution, 0), 0) as contribution,
from (
    from macros.claims_in(
        from_day,
        least(coalesce(to_day::date, date '9999-12-31'), macros.first_whole_month(from_day) - 1),
        offices, segments, fundings, regencies
    )
    union all
    from macros.claims_in(
        greatest(macros.first_whole_month(from_day), macros.first_month_beyond(to_day)),
        to_day, offices, segments, fundings, regencies
    )
) as at_the_ends;

-- The acquisitions among them: one row per worker, the claim that counts.
create or replace macro macros.acquired(from_day, to_day, offices, segments, fundings, regencies) as table
    select *
    from macros.claims_in(from_day, to_day, offices, segments, fundings, regencies)
    where standing = 'acquisition';
