-- Question: At which events was each cadre, and what did they bring there?
-- Definition: Acquisitions: workers whose counted enrollment names the cadre, by the event that it names; those outside
--   any event are a row of their own. Attended: the attendance list names the cadre; events attended in the period that
--   brought the cadre nothing are listed too; where the cadre's office has sent no month of such an event, its figures
--   are empty, not 0. Disputed: of the acquisitions, workers whom the rows of another cadre or office claim as well.
-- Grain: cadre_code, event_code
-- Filters: from, to, office, segment, funding, regency, cadre
-- Scope: office
with acquired as (
    select
        acquired.cadre_code,
        acquired.event_code,
        count(*) as acquisitions,
        count(*) filter (where acquired.segment = 'PU') as pu,
        count(*) filter (where acquired.segment = 'BPU') as bpu,
        coalesce(sum(acquired.contribution), 0)::bigint as contribution,
        count(disputed.worker) as disputed,
    from macros.acquired($from, $to, $office, $segment, $funding, $regency) as acquired
    left join disputed_workers as disputed on acquired.worker = disputed.worker
    where
        acquired.cadre_code != ''
        and ($cadre is null or list_contains($cadre, acquired.cadre_code))
    group by acquired.cadre_code, acquired.event_code
),

present as (
    select
        attendance.event_code,
        attendance.cadre_code,
        cadres.office_code,
    from attendance
    left join cadres using (cadre_code)
    where
        ($cadre is null or list_contains($cadre, attendance.cadre_code))
        and ($office is null or list_contains($office, cadres.office_code))
),

attended as (
    select
        present.cadre_code,
        present.event_code,
        heard.office_code is not null as is_heard_of,
        events.started_at::date <= coalesce($to, date '9999-12-31')
        and events.ended_at::date >= coalesce($from, date '0001-01-01') as is_in_period,
    from present
    inner join events using (event_code)
    left join macros.heard_of('present') as heard
        on present.event_code = heard.event_code and present.office_code = heard.office_code
),

together as (
    select
        cadre_code,
        event_code,
        acquired.* exclude (cadre_code, event_code),
        attended.event_code is not null as attended,
        case when acquired.event_code is not null or attended.is_heard_of then 0 end as nothing,
    from acquired
    full join attended using (cadre_code, event_code)
    where acquired.event_code is not null or attended.is_in_period
)

select
    together.cadre_code,
    cadre_names.cadre,
    together.event_code,
    coalesce(event_names.event, '') as event,
    events.started_at,
    together.attended,
    coalesce(together.acquisitions, together.nothing) as acquisitions,
    coalesce(together.pu, together.nothing) as pu,
    coalesce(together.bpu, together.nothing) as bpu,
    coalesce(together.contribution, together.nothing) as contribution,
    coalesce(together.disputed, together.nothing) as disputed,
from together
left join cadre_names using (cadre_code)
left join events using (event_code)
left join event_names using (event_code)
order by together.cadre_code, together.event_code = '', events.started_at, together.event_code;
