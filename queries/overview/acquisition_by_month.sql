-- Question: How many workers were acquired month by month, and how does the sum so far stand against the target?
-- Definition: Acquisition: workers counted once, in the month of their earliest accepted enrollment. Contribution: the
--   monthly contribution of the acquired workers. Months: all that the period touches, up to the date of the data.
--   Target of a month: the sum of the targets of the selected offices and segments for that month, whole; empty where
--   there is none, and where funding or regency is selected, for which no target is set. Against target: acquisitions
--   in the offices and segments that have a target for the month. Cumulative: summed from the first month of the
--   period. Achievement = cumulative against target / cumulative target. Missing: selected offices that sent no row
--   for the month; partial: those whose rows leave out at least 5 working days at its beginning or its end, as far as
--   the data goes.
-- Grain: month
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with summed as (
    select
        month,
        sum(acquisitions) as acquisitions,
        sum(acquisitions) filter (where segment = 'PU') as pu,
        sum(acquisitions) filter (where segment = 'BPU') as bpu,
        sum(contribution) as contribution,
        sum(target)::bigint as target,
        sum(against_target)::bigint as against_target,
    from macros.against_targets($from, $to, $office, $segment, $funding, $regency)
    group by month
),

submitted as (
    select
        month,
        count(*) filter (where status = 'missing') as offices_missing,
        count(*) filter (where status = 'partial') as offices_partial,
    from submissions
    where $office is null or list_contains($office, office_code)
    group by month
),

monthly as (
    select
        months.month,
        coalesce(summed.acquisitions, 0)::bigint as acquisitions,
        coalesce(summed.pu, 0)::bigint as pu,
        coalesce(summed.bpu, 0)::bigint as bpu,
        coalesce(summed.contribution, 0)::bigint as contribution,
        summed.target,
        summed.against_target,
        (sum(coalesce(summed.acquisitions, 0)) over so_far)::bigint as cumulative_acquisitions,
        (sum(summed.target) over so_far)::bigint as cumulative_target,
        (sum(summed.against_target) over so_far)::bigint as cumulative_against_target,
    from macros.months_in($from, $to) as months
    left join summed using (month)
    window so_far as (order by months.month)
)

select
    monthly.*,
    monthly.cumulative_against_target / nullif(monthly.cumulative_target, 0) as achievement,
    coalesce(submitted.offices_missing, 0) as offices_missing,
    coalesce(submitted.offices_partial, 0) as offices_partial,
from monthly
left join submitted using (month)
order by monthly.month;
