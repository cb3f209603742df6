-- Question: What is still needed to reach the target of the period, and how much is that a working day?
-- Definition: Target of the whole period: the sum of the targets of the selected offices and segments over all months,
--   whole, from the one in which the period begins to the one in which it ends, those after the date of the data
--   included; empty where there is none, and where funding or regency is selected, for which no target is set.
--   Against target: acquisitions so far, in the same whole months, in the offices, months and segments that have a
--   target. Still needed: target - against target of each segment, never below 0, summed: what one segment has beyond
--   its target is of no help to another. Working days left: Monday to Friday without public holidays and joint leave,
--   after the date of the data, or from the first day of a period that begins later, to the end of the month in which
--   the period ends. Needed per working day = still needed / working days left; empty when no day is left. Without an
--   end given, the period ends with the data.
-- Grain: one row
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with aimed_at as (
    select
        segment,
        sum(workers) as target,
    from macros.targets_in($from, $to, $office, $segment, $funding, $regency)
    group by segment
),

achieved as (
    select
        segment,
        sum(against_target) as acquisitions,
    from
        macros.against_targets(
            date_trunc('month', $from::date)::date, last_day($to::date), $office, $segment, $funding, $regency
        )
    group by segment
),

summed as (
    select
        sum(aimed_at.target)::bigint as target,
        sum(coalesce(achieved.acquisitions, 0))::bigint as acquisitions,
        sum(greatest(0, aimed_at.target - coalesce(achieved.acquisitions, 0)))::bigint as needed,
    from aimed_at
    left join achieved using (segment)
),

outlook as (
    select
        summed.target as target_whole,
        summed.acquisitions as against_target,
        summed.needed,
        macros.working_days(
            greatest(period.as_of + 1, period.first_day), last_day(period.whole_until)
        ) as working_days_left,
        period.whole_until as period_end,
        period.as_of,
    from summed
    cross join macros.period($from, $to) as period
)

select
    target_whole,
    against_target,
    needed,
    working_days_left,
    needed / nullif(working_days_left, 0) as needed_per_working_day,
    period_end,
    as_of,
from outlook;
