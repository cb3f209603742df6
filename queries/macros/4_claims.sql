-- The rows of a table, of claims or tallies, that the shared filters select but for their dates. Null selects all.
create or replace macro macros.chosen(table_name, offices, segments, fundings, regencies) as table
    select *
    from query_table(table_name)
    where
        (offices is null or list_contains(offices, office_code))
        and (segments is null or list_contains(segments, segment))
        and (fundings is null or list_contains(fundings, funding))
        and (regencies is null or list_contains(regencies, regency_code));

-- The claims of a table that all of them select; dates are inclusive.
create or replace macro macros.selected(table_name, from_day, to_day, offices, segments, fundings, regencies) as table
    select *
    from macros.chosen(table_name, offices, segments, fundings, regencies)
    where enrolled_on between coalesce(from_day, date '0001-01-01') and coalesce(to_day, date '9999-12-31');

create or replace macro macros.claims_in(from_day, to_day, offices, segments, fundings, regencies) as table
    from macros.selected('claims', from_day, to_day, offices, segments, fundings, regencies);

-- The acquisitions among them: one row per worker, the claim that counts.
create or replace macro macros.acquired(from_day, to_day, offices, segments, fundings, regencies) as table
    select *
    from macros.claims_in(from_day, to_day, offices, segments, fundings, regencies)
    where standing = 'acquisition';

-- The claims, where they are asked for days at the ends of a period, and for workers with a status. Many questions find
-- a table without rows by these names: DuckLake takes longer to make a plan of it than all else of them takes.
create or replace view macros.end_claims as
from claims;

create or replace view macros.status_claims as
from claims;

create schema if not exists macros.whole_months;
create or replace table macros.whole_months.end_claims as
select *
from claims
where false;

-- Where whole months are asked for, and neither funding nor regency, or no segment either, Store looks first in a
-- schema with quicker ways to the same (office_months, all_workers). What these take for granted: true, the first day
-- and the last; or an error.
create or replace macro macros.granted(holds) as
    if(holds, true, error('a quicker way does not know these filters'));

create or replace macro macros.first_granted(from_day) as
    case
        when from_day is null then date '0001-01-01'
        when macros.granted(day(from_day::date) = 1) then from_day::date
    end;

create or replace macro macros.last_granted(to_day) as
    case
        when to_day is null then date '9999-12-31'
        when macros.granted(to_day::date = last_day(to_day::date)) then to_day::date
    end;
