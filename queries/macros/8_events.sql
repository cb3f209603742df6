-- Hours of an event: from its start to its end, on each of its days; one that runs past midnight has one day.
create or replace macro macros.event_hours(started_at, ended_at) as
case
    when ended_at::time > started_at::time
        then
            (ended_at::date - started_at::date + 1)
            * (extract(epoch from ended_at::time) - extract(epoch from started_at::time)) / 3600
    else (extract(epoch from ended_at) - extract(epoch from started_at)) / 3600
end;

-- Of the events and offices in a table, those of which the office has sent rows of a month of the event.
create or replace macro macros.heard_of(table_name) as table
-- First the few months of each event, or each is compared with every office.
with held as materialized (
    select
        asked.event_code,
        asked.office_code,
        unnest(generate_series(date_trunc('month', events.started_at), events.ended_at, interval 1 month))::date
            as month,
    from query_table(table_name) as asked
    inner join events using (event_code)
),

sent as (
    select
        office_code,
        month,
    from submissions
    where status != 'missing'
)

select distinct
    held.event_code,
    held.office_code,
from held
semi join sent using (office_code, month);

create or replace view macros.heard_events as
from macros.heard_of('events');

-- How many cadres of each office were present at an event.
create or replace macro macros.present_by_office() as table
select
    attendance.event_code,
    cadres.office_code as home_code,
    count(distinct attendance.cadre_code) as cadres,
from attendance
left join cadres using (cadre_code)
group by attendance.event_code, cadres.office_code;

create or replace view macros.event_cadres as
from macros.present_by_office();

-- Each event that claims selected name, and each of the list that was held within the period, as far as the data goes,
-- by the offices selected, with what it brought; workers enrolled outside any event under ''. cadres: those present,
-- of the offices selected; null where nothing is listed for the event. What the list says is null where it has none.
-- What an event brought is null, not 0, where its office has sent no month of it.
create or replace macro macros.event_results(from_day, to_day, offices, segments, fundings, regencies) as table
with claimed as (
    select
        event_code,
        sum(acquisitions)::bigint as acquisitions,
        sum(reregistrations)::bigint as reregistrations,
        sum(contribution)::bigint as contribution,
    from macros.tallied_by_event(from_day, to_day, offices, segments, fundings, regencies)
    group by event_code
),

present as (
    select
        event_code,
        coalesce(sum(cadres) filter (where offices is null or list_contains(offices, home_code)), 0)::bigint as cadres,
    from event_cadres
    group by event_code
)

select
    coalesce(events.event_code, claimed.event_code) as event_code,
    events.event_code is not null as registered,
    events.event,
    events.type,
    events.venue,
    events.regency_code,
    events.office_code,
    events.started_at,
    events.ended_at,
    macros.event_hours(events.started_at, events.ended_at) as hours,
    events.cost::bigint as cost,
    present.cadres,
    case when claimed.event_code is not null or heard.event_code is not null then 0 end as nothing,
    coalesce(claimed.acquisitions, nothing) as acquisitions,
    coalesce(claimed.reregistrations, nothing) as reregistrations,
    coalesce(claimed.contribution, nothing)::bigint as contribution,
from events
full join claimed using (event_code)
left join present on events.event_code = present.event_code
left join heard_events as heard
    on events.event_code = heard.event_code and events.office_code = heard.office_code
where
    claimed.event_code is not null
    or (
        events.started_at::date <= (select last_day from macros.period(null, to_day))
        and events.ended_at::date >= coalesce(from_day, date '0001-01-01')
        and (offices is null or list_contains(offices, events.office_code))
    );

-- What events brought together, for each value of `key`, an expression over the columns of those above. Sums over sums:
-- of each quotient both parts are summed over the events alone of which the divisor, or the cost, is known, and what
-- they brought. events_known: those of which that is known, their office having sent a month of them.
create or replace macro macros.events_by(key, from_day, to_day, offices, segments, fundings, regencies) as table
with results as (
    select
        *,
        case when acquisitions is not null and hours > 0 then hours end as known_hours,
        case when acquisitions is not null and cadres > 0 then cadres end as known_cadres,
        case when acquisitions is not null then cost end as known_cost,
    from macros.event_results(from_day, to_day, offices, segments, fundings, regencies)
    where event_code != ''
)

select
    key as code,
    min(venue) as venue,
    min(regency_code) as regency_code,
    count(*) as events,
    count(*) filter (where acquisitions = 0) as events_without,
    count(acquisitions) as events_known,
    sum(acquisitions)::bigint as acquisitions,
    sum(reregistrations)::bigint as reregistrations,
    sum(contribution)::bigint as contribution,
    sum(acquisitions) / nullif(count(acquisitions), 0) as acquisitions_per_event,
    count(known_hours) as events_with_hours,
    sum(known_hours) as hours,
    sum(acquisitions) filter (where known_hours is not null) / sum(known_hours) as acquisitions_per_hour,
    count(known_cadres) as events_with_attendance,
    sum(known_cadres)::bigint as attendances,
    sum(acquisitions) filter (where known_cadres is not null) / sum(known_cadres) as acquisitions_per_cadre,
    count(known_cost) as events_with_cost,
    sum(known_cost)::bigint as cost,
    sum(known_cost) / nullif(sum(acquisitions) filter (where known_cost is not null), 0) as cost_per_acquisition,
from results
group by code;
