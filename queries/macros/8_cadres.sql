-- The months in which cadres acquired somebody for an office, each with the last one before it. home_code: the office
-- of the cadre in the list.
create or replace macro macros.credited_by_month() as table
with credited as (
    select
        month,
        office_code,
        cadre_code,
        sum(acquisitions)::bigint as acquisitions,
        min(first_on) as first_on,
        max(last_on) as last_on,
    from tallies
    where acquisitions > 0 and cadre_code != ''
    group by month, office_code, cadre_code
)

select
    credited.*,
    cadres.office_code as home_code,
    lag(credited.month) over (
        partition by credited.office_code, credited.cadre_code
        order by credited.month
    ) as month_before,
from credited
left join cadres using (cadre_code)
order by credited.month, credited.office_code;

create or replace view macros.credited_months as
from macros.credited_by_month();

-- What events, and all outside of any, brought each office in each month.
create or replace macro macros.tallied_by_event_and_month() as table
select
    month,
    office_code,
    event_code,
    sum(acquisitions)::bigint as acquisitions,
    sum(reregistrations)::bigint as reregistrations,
    sum(contribution)::bigint as contribution,
from tallies
group by month, office_code, event_code
order by month, office_code;

create or replace view macros.event_months as
from macros.tallied_by_event_and_month();

-- The first of the days of so many months up to a day, which are whole ones when it is the last of its month.
create or replace macro macros.months_up_to(until, months) as
    case
        when until = last_day(until) then (date_trunc('month', until) - to_months(months - 1))::date
        else (until - to_months(months) + interval 1 day)::date
    end;

-- The first of the days on which an active cadre acquired somebody: of the three months up to a day.
create or replace macro macros.active_from(until) as
    macros.months_up_to(until, 3);

-- The cadres who acquired somebody for the offices selected in these three months, up to the end of the period. Of the
-- months in which they begin and end, first_on and last_on tell: none is both.
create or replace macro macros.active_cadres(to_day, offices) as table
with recent as (
    select
        macros.active_from(last_day) as first_day,
        last_day,
    from macros.period(null, to_day)
),

months as (
    select
        recent.*,
        unnest(generate_series(date_trunc('month', first_day), last_day, interval 1 month))::date as month,
    from recent
)

select distinct credited.cadre_code
from credited_months as credited
inner join months using (month)
where
    credited.last_on >= months.first_day
    and credited.first_on <= months.last_day
    and (offices is null or list_contains(offices, credited.office_code));

-- The cadres registered by the end of the period at the offices selected.
create or replace macro macros.registered_cadres(to_day, offices) as table
select
    cadre_code,
    office_code,
    coalesce(supervisor, '') as supervisor,
    coalesce(cadre_group, '') as cadre_group,
from cadres
where
    since <= (select last_day from macros.period(null, to_day))
    and (offices is null or list_contains(offices, office_code));

-- The cadres, of any office, who acquired somebody for each office in the selection. home_code: their own, as listed.
create or replace macro macros.cadres_credited(from_day, to_day, offices, segments, fundings, regencies) as table
select distinct
    tallied.office_code,
    tallied.cadre_code,
    cadres.office_code as home_code,
from macros.tallied_by_cadre(from_day, to_day, offices, segments, fundings, regencies) as tallied
left join cadres using (cadre_code)
where tallied.acquisitions > 0 and tallied.cadre_code != '';

-- What cadres, of any office, acquired for each office in the selection, in rows to be summed up.
create or replace macro macros.acquired_by_cadres(from_day, to_day, offices, segments, fundings, regencies) as table
select
    office_code,
    cadre_code,
    acquisitions,
from macros.tallied_by_cadre(from_day, to_day, offices, segments, fundings, regencies)
where acquisitions > 0 and cadre_code != '';

-- What events, and all outside of any, brought each office in the selection, in rows to be summed up.
create or replace macro macros.tallied_by_event(from_day, to_day, offices, segments, fundings, regencies) as table
select
    office_code,
    event_code,
    acquisitions,
    reregistrations,
    contribution,
from macros.tallied_by_cadre(from_day, to_day, offices, segments, fundings, regencies);

-- The same where whole months are asked for and neither segment, funding nor regency: many times quicker.
create schema if not exists macros.all_workers;

create or replace macro macros.all_workers.cadres_credited(
    from_day, to_day, offices, segments, fundings, regencies
) as table
select
    office_code,
    cadre_code,
    home_code,
from credited_months
where
    macros.granted(segments is null and fundings is null and regencies is null)
    and (offices is null or list_contains(offices, office_code))
    and month between macros.first_granted(from_day) and macros.last_granted(to_day)
    -- Of the months of a cadre, the one before which none lies in the period.
    and coalesce(month_before < from_day, month_before is null);

create or replace macro macros.all_workers.acquired_by_cadres(
    from_day, to_day, offices, segments, fundings, regencies
) as table
select
    office_code,
    cadre_code,
    acquisitions,
from credited_months
where
    macros.granted(segments is null and fundings is null and regencies is null)
    and (offices is null or list_contains(offices, office_code))
    and month between macros.first_granted(from_day) and macros.last_granted(to_day);

create or replace macro macros.all_workers.tallied_by_event(
    from_day, to_day, offices, segments, fundings, regencies
) as table
select
    office_code,
    event_code,
    acquisitions,
    reregistrations,
    contribution,
from event_months
where
    macros.granted(segments is null and fundings is null and regencies is null)
    and (offices is null or list_contains(offices, office_code))
    and month between macros.first_granted(from_day) and macros.last_granted(to_day);

-- What the claims selected brought, by cadre and by who looks after the cadre: the supervisor and the group in the
-- list; where it names no supervisor, the one that the claim names.
create or replace macro macros.results_of_cadres(from_day, to_day, offices, segments, fundings, regencies) as table
with claimed as (
    select
        cadre_code,
        supervisor,
        sum(acquisitions)::bigint as acquisitions,
        sum(reregistrations)::bigint as reregistrations,
        sum(contribution)::bigint as contribution,
    from macros.tallied_by_cadre(from_day, to_day, offices, segments, fundings, regencies)
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
left join cadres using (cadre_code);

-- The months of the period for each cadre, from the one in which they began: were registered, or first acquired
-- somebody. Cadres: those of the list by the end of the period, of the offices selected; and whoever else acquired
-- somebody in the selection. The norm, acquisitions a month, is that of PERISAI since 2022 where none is given.
-- month_sent: their office sent rows of the month; month_in_part: but not all of it. month_counts: it sent all of the
-- month, the month was theirs from its first day to its last, and no working day of it lies outside the period; or the
-- norm was reached all the same.
create or replace macro macros.cadre_months(
    from_day, to_day, offices, segments, fundings, regencies, cadre_codes, wanted_norm
) as table
with period as (
    select
        *,
        macros.working_days(date_trunc('month', first_day)::date, first_day - 1) > 0 as begins_late,
        macros.working_days(last_day + 1, last_day(last_day)) > 0 as ends_early,
        coalesce(wanted_norm, 25) as norm,
    from macros.period(from_day, to_day)
),

claimed as (
    select
        cadre_code,
        month,
        sum(acquisitions)::bigint as acquisitions,
        sum(contribution)::bigint as contribution,
    from macros.tallied_by_cadre(from_day, to_day, offices, segments, fundings, regencies)
    where acquisitions > 0 and cadre_code != ''
    group by cadre_code, month
),

first_claims as (
    select
        cadre_code,
        min(office_code) as office_code,
        min(first_on) as first_on,
    from tallies
    where acquisitions > 0 and cadre_code != ''
    group by cadre_code
),

begun as (
    select
        coalesce(cadres.cadre_code, first_claims.cadre_code) as cadre_code,
        coalesce(cadres.office_code, first_claims.office_code) as office_code,
        cadres.cadre_code is not null as registered,
        -- least() passes over nulls.
        least(cadres.since, first_claims.first_on) as begun_on,
    from cadres
    full join first_claims using (cadre_code)
),

shown as (
    select begun.*
    from begun
    where
        (cadre_codes is null or list_contains(cadre_codes, begun.cadre_code))
        and (
            (begun.registered and (offices is null or list_contains(offices, begun.office_code)))
            or begun.cadre_code in (select claimed.cadre_code from claimed)
        )
)

select
    shown.cadre_code,
    shown.office_code,
    shown.registered,
    shown.begun_on,
    months.month,
    coalesce(claimed.acquisitions, 0) as acquisitions,
    coalesce(claimed.contribution, 0)::bigint as contribution,
    period.norm,
    coalesce(claimed.acquisitions, 0) >= period.norm as at_norm,
    coalesce(submissions.status, 'missing') != 'missing' as month_sent,
    coalesce(submissions.status, 'missing') = 'partial' as month_in_part,
    coalesce(claimed.acquisitions, 0) >= period.norm
    or (
        coalesce(submissions.status, 'missing') = 'received'
        and shown.begun_on <= months.month
        and not (months.month < period.first_day and period.begins_late)
        and not (last_day(months.month) > period.last_day and period.ends_early)
    ) as month_counts,
from shown
cross join period
inner join macros.months_in(from_day, to_day) as months
    on date_trunc('month', shown.begun_on) <= months.month
left join claimed
    on shown.cadre_code = claimed.cadre_code and months.month = claimed.month
left join submissions
    on shown.office_code = submissions.office_code and months.month = submissions.month;
