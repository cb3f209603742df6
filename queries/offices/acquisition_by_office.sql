-- Question: How many workers did each office acquire?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment, for the office of that
--   enrollment. Re-registrations: later enrollments of workers acquired before. Contribution: the monthly
--   contribution of the acquired workers. Cadres: those registered at the office by the end of the period; with
--   acquisitions: those, of any office, who brought at least one acquisition to it in the period.
-- Grain: office_code
-- Filters: from, to, office, segment, funding, regency
with claimed as (
    select
        office_code,
        count(*) filter (where standing = 'acquisition') as acquisitions,
        count(*) filter (where standing = 'reregistration') as reregistrations,
        sum(contribution) filter (where standing = 'acquisition') as contribution,
        count(*) filter (where standing = 'acquisition' and segment = 'PU') as pu,
        count(*) filter (where standing = 'acquisition' and segment = 'BPU') as bpu,
        count(distinct cadre_code) filter (where standing = 'acquisition' and cadre_code != '') as active_cadres,
    from macros.claims_in($from, $to, $office, $segment, $funding, $regency)
    group by office_code
),

registered as (
    select
        office_code,
        count(*) as cadres,
    from cadres
    where since <= coalesce($to, date '9999-12-31')
    group by office_code
)

select
    offices.office_code,
    offices.office,
    coalesce(claimed.acquisitions, 0) as acquisitions,
    coalesce(claimed.reregistrations, 0) as reregistrations,
    coalesce(claimed.contribution, 0)::bigint as contribution,
    coalesce(claimed.pu, 0) as pu,
    coalesce(claimed.bpu, 0) as bpu,
    coalesce(registered.cadres, 0) as cadres,
    coalesce(claimed.active_cadres, 0) as active_cadres,
from offices
left join claimed using (office_code)
left join registered using (office_code)
where $office is null or list_contains($office, offices.office_code)
order by acquisitions desc, offices.office_code;
