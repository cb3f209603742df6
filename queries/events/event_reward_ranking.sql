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
    left join macros.disputed_workers() as disputed on claims.worker = disputed.worker
    where claims.event_code != '' and ($event is null or list_contains($event, claims.event_code))
    group by claims.event_code, claims.cadre_code
),

present as (
    from macros.attendance()
    where $event is null or list_contains($event, event_code)
),

together as (
    select
        coalesce(claimed.event_code, present.event_code) as event_code,
        coalesce(claimed.cadre_code, present.cadre_code) as cadre_code,
        claimed.* exclude (event_code, cadre_code, office_code),
        coalesce(cadres.office_code, claimed.office_code) as office_code,
        present.cadre_code is not null as present,
        case when claimed.cadre_code is not null or heard.office_code is not null then 0 end as nothing,
    from claimed
    full join present using (event_code, cadre_code)
    left join macros.cadres() as cadres using (cadre_code)
    left join macros.heard_of_events() as heard
        on
            coalesce(claimed.event_code, present.event_code) = heard.event_code
            and cadres.office_code = heard.office_code
),

ranked as (
    select
        together.event_code,
        case
            when together.cadre_code != '' and together.acquisitions > 0
                then rank() over (
                    partition by together.event_code, together.cadre_code = ''
                    order by together.acquisitions desc nulls last
                )
        end as rank,
        together.cadre_code,
        coalesce(named.cadre, '') as cadre,
        case when together.cadre_code = '' then '' else coalesce(together.office_code, '') end as office_code,
        case when together.cadre_code = '' then '' else coalesce(offices.office, '') end as office,
        coalesce(together.acquisitions, together.nothing) as acquisitions,
        coalesce(together.contribution, together.nothing)::bigint as contribution,
        coalesce(together.reregistrations, together.nothing) as reregistrations,
        coalesce(together.disputed, together.nothing) as disputed,
        coalesce(together.credited_to_others, together.nothing) as credited_to_others,
        case
            when together.cadre_code != '' and bool_or(together.present) over (partition by together.event_code)
                then together.present
        end as present,
    from together
    left join macros.cadre_names() as named using (cadre_code)
    left join macros.offices() as offices on together.office_code = offices.office_code
)

select *
from ranked
where $scope is null or list_contains($scope, office_code)
order by event_code, cadre_code = '', acquisitions desc nulls last, cadre_code;
