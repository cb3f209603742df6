-- Question: How many workers did the cadres of each supervisor acquire?
-- Definition: Supervisor (pembina) of an enrollment: the one of its cadre in the list of cadres; where the list names
--   none, the one named in the export; otherwise it stands in the row without supervisor, as do enrollments without a
--   cadre whose export names none. Cadres: those registered by the end of the period that the supervisor looks after,
--   of the offices selected. With acquisitions: those, registered or not, who brought at least one acquisition in the
--   selection. Acquisitions per cadre = acquisitions / cadres; empty where the supervisor has no registered cadre, and
--   in the row without supervisor.
-- Grain: supervisor
-- Filters: from, to, office, segment, funding, regency
-- Scope: office
with results as (
    select
        supervisor,
        count(distinct cadre_code) filter (where acquisitions > 0 and cadre_code != '') as active_cadres,
        sum(acquisitions) as acquisitions,
        sum(reregistrations) as reregistrations,
        sum(contribution) as contribution,
    from macros.results_of_cadres($from, $to, $office, $segment, $funding, $regency)
    group by supervisor
),

registered as (
    select
        supervisor,
        count(*) as cadres,
    from macros.registered_cadres($to, $office)
    group by supervisor
)

select
    supervisor,
    coalesce(registered.cadres, 0) as cadres,
    coalesce(results.active_cadres, 0) as active_cadres,
    coalesce(results.acquisitions, 0)::bigint as acquisitions,
    coalesce(results.reregistrations, 0)::bigint as reregistrations,
    coalesce(results.contribution, 0)::bigint as contribution,
    case when supervisor != '' then coalesce(results.acquisitions, 0) / registered.cadres end as acquisitions_per_cadre,
from registered
full join results using (supervisor)
order by supervisor = '', acquisitions desc, supervisor;
