-- Question: Which cadres and events do exports name that the reference data does not know?
-- Definition: Accepted and counted like all others, until the master list is completed. Acquisitions: workers whose
--   counted enrollment names them. Who sees some offices only is told of what these name.
-- Grain: kind, code
-- Filters: none
-- Scope: own
with named as (
    select
        'cadre' as kind,
        cadre_code as code,
        min(cadre_name) as name,
        min(office_code) as office_code,
    from claims
    where cadre_code != ''
    group by cadre_code
    union all
    select
        'event' as kind,
        event_code as code,
        min(event_name) as name,
        min(office_code) as office_code,
    from claims
    where event_code != ''
    group by event_code
),

registered as (
    select
        'cadre' as kind,
        cadre_code as code,
    from cadres
    union all
    select
        'event' as kind,
        event_code as code,
    from events
),

acquired as (
    select
        'cadre' as kind,
        cadre_code as code,
        count(*) as acquisitions,
    from claims
    where standing = 'acquisition'
    group by cadre_code
    union all
    select
        'event' as kind,
        event_code as code,
        count(*) as acquisitions,
    from claims
    where standing = 'acquisition'
    group by event_code
)

select
    named.kind,
    named.code,
    coalesce(named.name, named.code) as name,
    named.office_code,
    coalesce(acquired.acquisitions, 0) as acquisitions,
from named
anti join registered using (kind, code)
left join acquired using (kind, code)
where $scope is null or list_contains($scope, named.office_code)
order by named.kind, acquisitions desc, named.code;
