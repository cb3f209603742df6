-- Question: Where do the acquired workers live, and in which segment?
-- Definition: Acquisitions: workers counted once, in the regency that their counted enrollment names. Those whose
--   regency was not named or not recognised are a row of their own.
-- Grain: regency_code, segment
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with acquired as (
    select
        regency_code,
        segment,
        sum(acquisitions)::bigint as acquisitions,
        sum(contribution) as contribution,
    from macros.tallied($from, $to, $office, $segment, $funding, $regency)
    where acquisitions > 0
    group by regency_code, segment
),

listed as (
    select
        regencies.regency_code,
        segments.segment,
    from regencies
    cross join (values ('PU'), ('BPU')) as segments (segment)
    where
        ($regency is null or list_contains($regency, regencies.regency_code))
        and ($segment is null or list_contains($segment, segments.segment))
)

select
    regency_code,
    coalesce(regencies.regency, '') as regency,
    segment,
    coalesce(acquired.acquisitions, 0) as acquisitions,
    coalesce(acquired.contribution, 0)::bigint as contribution,
from listed
full join acquired using (regency_code, segment)
left join regencies using (regency_code)
order by regency_code = '', regency_code, segment;
