-- Question: How many workers did the cadres of each group acquire?
-- Definition: Group (wadah) of an enrollment: the one of its cadre in the list of cadres; otherwise it stands in the
--   row without group, as do enrollments without a cadre. Cadres: those registered in the group by the end of the
--   period, of the offices selected. With acquisitions: those, registered or not, who brought at least one acquisition
--   in the selection. Acquisitions per cadre = acquisitions / cadres; empty where the group has no registered cadre,
--   and in the row without group.
-- Grain: cadre_group
-- Filters: from, to, office, segment, funding, regency
-- Scope: office
with results as (
    select
        cadre_group,
        count(distinct cadre_code) filter (where acquisitions > 0 and cadre_code != '') as active_cadres,
        sum(acquisitions) as acquisitions,
        sum(reregistrations) as reregistrations,
        sum(contribution) as contribution,
    from macros.results_of_cadres($from, $to, $office, $segment, $funding, $regency)
    group by cadre_group
),

registered as (
    select
        cadre_group,
        count(*) as cadres,
    from macros.registered_cadres($to, $office)
    group by cadre_group
)

select
    cadre_group,
    coalesce(registered.cadres, 0) as cadres,
    coalesce(results.active_cadres, 0) as active_cadres,
    coalesce(results.acquisitions, 0)::bigint as acquisitions,
    coalesce(results.reregistrations, 0)::bigint as reregistrations,
    coalesce(results.contribution, 0)::bigint as contribution,
    case
        when cadre_group != '' then coalesce(results.acquisitions, 0) / registered.cadres
    end as acquisitions_per_cadre,
from registered
full join results using (cadre_group)
order by cadre_group = '', acquisitions desc, cadre_group;
