-- Question: How many workers were acquired in each segment, and how does that stand against the target?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment, in the segment of that
--   enrollment. Re-registrations: later enrollments of workers acquired before. Contribution: the monthly contribution
--   of the acquired workers. By cadres: acquisitions that are a cadre's. The target is set for an office, a month and
--   a segment. Target of a selection: the sum over its offices and segments and over all months, whole, that the
--   period touches up to the date of the data; empty where there is none, and where funding or regency is selected,
--   for which no target is set. Against target: acquisitions in the offices, months and segments that have a target.
--   Achievement = against target / target, sum over sum; likewise for the contribution, where a target of contribution
--   is set. Partial: the period, or the data, leaves out working days of a month with a target, so that a whole
--   month's target faces a part of the month.
-- Grain: segment
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with summed as (
    select
        segment,
        sum(acquisitions)::bigint as acquisitions,
        sum(reregistrations)::bigint as reregistrations,
        sum(contribution)::bigint as contribution,
        sum(without_contribution)::bigint as without_contribution,
        sum(by_cadres)::bigint as by_cadres,
        sum(target)::bigint as target,
        sum(target_contribution)::bigint as target_contribution,
        sum(against_target)::bigint as against_target,
        sum(contribution_against_target)::bigint as contribution_against_target,
        bool_or(is_partial) as target_partial,
    from macros.against_targets($from, $to, $office, $segment, $funding, $regency)
    group by segment
),

segments as (
    select
        unnest(['PU', 'BPU', 'JAKON', 'PMI']) as segment,
        unnest([1, 2, 3, 4]) as position,
)

select
    segments.segment,
    coalesce(summed.acquisitions, 0) as acquisitions,
    coalesce(summed.reregistrations, 0) as reregistrations,
    coalesce(summed.contribution, 0) as contribution,
    coalesce(summed.without_contribution, 0) as without_contribution,
    coalesce(summed.by_cadres, 0) as by_cadres,
    summed.target,
    summed.target_contribution,
    summed.against_target,
    summed.contribution_against_target,
    summed.against_target / nullif(summed.target, 0) as achievement,
    summed.contribution_against_target / nullif(summed.target_contribution, 0) as contribution_achievement,
    coalesce(summed.target_partial, false) as target_partial,
from segments
left join summed using (segment)
where
    summed.segment is not null
    or (
        segments.segment in ('PU', 'BPU')
        and ($segment is null or list_contains($segment, segments.segment))
    )
order by segments.position;
