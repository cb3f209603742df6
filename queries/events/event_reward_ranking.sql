-- Question: Who earned the reward of an event?
-- Definition: Acquisitions: workers whose counted enrollment names the event and the cadre; a worker claimed by two is
--   counted once. Rank: by acquisitions within the event, ties share it (1, 2, 2, 4); who acquired nobody has none.
--   Disputed: of these workers, those whom another cadre or office claims too. Credited to others: workers whom the
--   cadre claims at the event and another cadre or office was credited with. Present: according to the attendance list;
--   empty where the event has none; who was present and brought nobody is there too. Workers enrolled without a cadre
--   are a row of their own. A cadre for whom nothing came, of an office that has sent nothing for the months of the
--   event, has empty figures and no rank, not 0. Who sees some offices only is told of their cadres, with their ranks
--   among all.
-- Grain: event_code, cadre_code
-- Filters: event
-- Scope: own
with claimed as (
    select
        claims.event_code,
        claims.cadre_code,
        min(claims.office_code) as office_code,
        count(*) filter (where claims.standing = 'acquisition') as acquisitions,
        count(*) filter (where claims.standing = 'reregistration') as reregistrations,
        sum(claims.contribution) filter (where claims.standing = 'acquisition') as contribution,
        count(disputed.worker) filter (where claims.standing = 'acquisition') as disputed,
        count(distinct disputed.worker) filter (
            where claims.office_code != credited.office_code or claims.cadre_code != credited.cadre_code
        ) as credited_to_others,
    from claims
    inner join claims as credited
        on claims.worker = credited.worker and credited.standing = 'acquisition'
    left join disputed_workers as disputed on claims.worker = disputed.worker
    where claims.event_code != '' and ($event is null or list_contains($event, claims.event_code))
    group by claims.event_code, claims.cadre_code
),

present as (
    from attendance
    where $event is null or list_contains($event, event_code)
),

together as (
    select
        event_code,
        cadre_code,
        claimed.* exclude (event_code, cadre_code, office_code),
        coalesce(cadres.office_code, claimed.office_code) as office_code,
        present.cadre_code is not null as present,
        claimed.cadre_code is not null as is_claimed,
    from claimed
    full join present using (event_code, cadre_code)
    left join cadres using (cadre_code)
),

known as (
    select
        together.*,
        case when together.is_claimed or heard.office_code is not null then 0 end as nothing,
    from together
    left join macros.heard_of('together') as heard
        on together.event_code = heard.event_code and together.office_code = heard.office_code
),

ranked as (
    select
        known.event_code,
        case
            when known.cadre_code != '' and known.acquisitions > 0
                then rank() over (
                    partition by known.event_code, known.cadre_code = ''
                    order by known.acquisitions desc nulls last
                )
        end as rank,
        known.cadre_code,
        coalesce(named.cadre, '') as cadre,
        case when known.cadre_code = '' then '' else coalesce(known.office_code, '') end as office_code,
        case when known.cadre_code = '' then '' else coalesce(offices.office, '') end as office,
        coalesce(known.acquisitions, known.nothing) as acquisitions,
        coalesce(known.contribution, known.nothing)::bigint as contribution,
        coalesce(known.reregistrations, known.nothing) as reregistrations,
        coalesce(known.disputed, known.nothing) as disputed,
        coalesce(known.credited_to_others, known.nothing) as credited_to_others,
        case
            when known.cadre_code != '' and bool_or(known.present) over (partition by known.event_code)
                then known.present
        end as present,
    from known
    left join cadre_names as named using (cadre_code)
    left join offices on known.office_code = offices.office_code
)

select *
from ranked
where $scope is null or list_contains($scope, office_code)
order by event_code, cadre_code = '', acquisitions desc nulls last, cadre_code;
