-- The first of the days of so many months up to a day, which are whole ones when it is the last of its month.
create or replace macro macros.months_up_to(until, months) as
    case
        when until = last_day(until) then (date_trunc('month', until) - to_months(months - 1))::date
        else (until - to_months(months) + interval 1 day)::date
    end;

-- The first of the days on which an active cadre acquired somebody: of the three months up to a day.
create or replace macro macros.active_from(until) as
    macros.months_up_to(until, 3);

-- The cadres registered by the end of the period at the offices selected.
create or replace macro macros.registered_cadres(to_day, offices) as table
select
    cadre_code,
    office_code,
    coalesce(supervisor, '') as supervisor,
    coalesce(cadre_group, '') as cadre_group,
from macros.cadres()
where
    since <= (select last_day from macros.period(null, to_day))
    and (offices is null or list_contains(offices, office_code));

-- What the claims selected brought, by cadre and by who looks after the cadre: the supervisor and the group in the
-- list; where it names no supervisor, the one that the claim names.
create or replace macro macros.results_of_cadres(from_day, to_day, offices, segments, fundings, regencies) as table
with claimed as (
    select
        cadre_code,
        supervisor,
        count(*) filter (where standing = 'acquisition') as acquisitions,
        count(*) filter (where standing = 'reregistration') as reregistrations,
        coalesce(sum(contribution) filter (where standing = 'acquisition'), 0) as contribution,
    from macros.claims_in(from_day, to_day, offices, segments, fundings, regencies)
    group by cadre_code, supervisor
)

select
    claimed.cadre_code,
    coalesce(nullif(cadres.supervisor, ''), claimed.supervisor, '') as supervisor,
    coalesce(cadres.cadre_group, '') as cadre_group,
    claimed.acquisitions,
    claimed.reregistrations,
    claimed.contribution,
from claimed
left join macros.cadres() as cadres using (cadre_code);
