-- Question: How many workers did each event bring, by the hour and by the cadre present?
-- Definition: Acquisitions: workers whose counted enrollment names the event. Hours: from the event's start to its
--   end, on each of its days, whatever the period. Cadres: those present according to the attendance list, of the
--   offices selected; empty where nothing is listed for the event. Per hour and per cadre: acquisitions divided by
--   these. Cost: of the whole event, whatever is selected. Cost per acquisition = cost / acquisitions; empty where the
--   cost is not known or nobody was acquired. Workers enrolled outside any event are a row of their own.
-- Grain: event_code
-- Filters: from, to, office, segment, funding, regency
with claimed as (
    select
        event_code,
        count(*) filter (where standing = 'acquisition') as acquisitions,
        count(*) filter (where standing = 'reregistration') as reregistrations,
        sum(contribution) filter (where standing = 'acquisition') as contribution,
    from macros.claims_in($from, $to, $office, $segment, $funding, $regency)
    group by event_code
),

present as (
    select
        attendance.event_code,
        count(distinct attendance.cadre_code) filter (
            where $office is null or list_contains($office, cadres.office_code)
        ) as cadres,
    from macros.attendance() as attendance
    left join macros.cadres() as cadres using (cadre_code)
    group by attendance.event_code
),

-- The name of an event that is not registered: as its exports spell it, the first in the alphabet.
named as (
    select
        event_code,
        min(event_name) as event,
    from claims
    group by event_code
),

listed as (
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
        events.cost,
        present.cadres,
        claimed.acquisitions,
        claimed.reregistrations,
        claimed.contribution,
    from macros.events() as events
    full join claimed using (event_code)
    left join present on events.event_code = present.event_code
    where
        claimed.event_code is not null
        or (
            events.started_at::date <= coalesce($to, date '9999-12-31')
            and events.ended_at::date >= coalesce($from, date '0001-01-01')
            and ($office is null or list_contains($office, events.office_code))
        )
)

select
    listed.event_code,
    case when listed.event_code = '' then '' else coalesce(listed.event, named.event, listed.event_code) end as event,
    coalesce(listed.type, '') as type,
    coalesce(listed.venue, '') as venue,
    coalesce(listed.regency_code, '') as regency_code,
    coalesce(listed.office_code, '') as office_code,
    listed.started_at,
    listed.ended_at,
    coalesce(listed.acquisitions, 0) as acquisitions,
    coalesce(listed.reregistrations, 0) as reregistrations,
    coalesce(listed.contribution, 0)::bigint as contribution,
    listed.hours,
    listed.cadres,
    coalesce(listed.acquisitions, 0) / nullif(listed.hours, 0) as acquisitions_per_hour,
    coalesce(listed.acquisitions, 0) / nullif(listed.cadres, 0) as acquisitions_per_cadre,
    listed.registered,
    listed.cost::bigint as cost,
    listed.cost / nullif(listed.acquisitions, 0) as cost_per_acquisition,
from listed
left join named using (event_code)
order by listed.event_code = '', acquisitions desc, listed.started_at, listed.event_code;
