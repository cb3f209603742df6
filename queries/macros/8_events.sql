-- Hours of an event: from its start to its end, on each of its days; one that runs past midnight has one day.
create or replace macro macros.event_hours(started_at, ended_at) as
case
    when ended_at::time > started_at::time
        then
            (ended_at::date - started_at::date + 1)
            * (extract(epoch from ended_at::time) - extract(epoch from started_at::time)) / 3600
    else (extract(epoch from ended_at) - extract(epoch from started_at)) / 3600
end;

-- Each event that claims selected name, and each of the list that was held within the period, as far as the data goes,
-- by the offices selected, with what it brought; workers enrolled outside any event under ''. cadres: those present,
-- of the offices selected; null where nothing is listed for the event. What the list says is null where it has none.
create or replace macro macros.event_results(from_day, to_day, offices, segments, fundings, regencies) as table
with claimed as (
    select
        event_code,
        count(*) filter (where standing = 'acquisition') as acquisitions,
        count(*) filter (where standing = 'reregistration') as reregistrations,
        sum(contribution) filter (where standing = 'acquisition') as contribution,
    from macros.claims_in(from_day, to_day, offices, segments, fundings, regencies)
    group by event_code
),

present as (
    select
        attendance.event_code,
        count(distinct attendance.cadre_code) filter (
            where offices is null or list_contains(offices, cadres.office_code)
        ) as cadres,
    from macros.attendance() as attendance
    left join macros.cadres() as cadres using (cadre_code)
    group by attendance.event_code
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
    coalesce(claimed.acquisitions, 0) as acquisitions,
    coalesce(claimed.reregistrations, 0) as reregistrations,
    coalesce(claimed.contribution, 0)::bigint as contribution,
from macros.events() as events
full join claimed using (event_code)
left join present on events.event_code = present.event_code
where
    claimed.event_code is not null
    or (
        events.started_at::date <= (select last_day from macros.period(null, to_day))
        and events.ended_at::date >= coalesce(from_day, date '0001-01-01')
        and (offices is null or list_contains(offices, events.office_code))
    );

-- What events brought together, for each value of `key`, an expression over the columns of those above. Sums over sums:
-- of each quotient both parts are summed over the events alone of which the divisor, or the cost, is known.
create or replace macro macros.events_by(key, from_day, to_day, offices, segments, fundings, regencies) as table
select
    key as code,
    min(venue) as venue,
    min(regency_code) as regency_code,
    count(*) as events,
    count(*) filter (where acquisitions = 0) as events_without,
    sum(acquisitions)::bigint as acquisitions,
    sum(reregistrations)::bigint as reregistrations,
    sum(contribution)::bigint as contribution,
    sum(acquisitions) / count(*) as acquisitions_per_event,
    count(*) filter (where hours > 0) as events_with_hours,
    sum(hours) filter (where hours > 0) as hours,
    sum(acquisitions) filter (where hours > 0) / sum(hours) filter (where hours > 0) as acquisitions_per_hour,
    count(*) filter (where cadres > 0) as events_with_attendance,
    sum(cadres) filter (where cadres > 0)::bigint as attendances,
    sum(acquisitions) filter (where cadres > 0) / sum(cadres) filter (where cadres > 0) as acquisitions_per_cadre,
    count(*) filter (where cost is not null) as events_with_cost,
    sum(cost)::bigint as cost,
    sum(cost) / nullif(sum(acquisitions) filter (where cost is not null), 0) as cost_per_acquisition,
from macros.event_results(from_day, to_day, offices, segments, fundings, regencies)
where event_code != ''
group by code;
