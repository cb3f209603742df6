-- Question: How many workers did each office acquire month by month, and did it reach the target of the month?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment, for the office and in the month
--   of that enrollment. Target: the sum of the office's targets for the selected segments for the month, whole; empty
--   where there is none, and where funding or regency is selected, for which no target is set. Against target:
--   acquisitions in the segments that have a target for the month. Achievement = against target / target. Partial
--   target: the period, or the data, leaves out working days of a month with a target. Months: those that the period
--   touches, up to the date of the data, from the first for which the office sent rows or has a target: before that it
--   is not there, and has no row. State: missing where the office sent no row for the month, which has empty figures,
--   not 0; in part where its rows leave out at least 5 working days at the beginning or the end, or a segment that was
--   there in the month before.
-- Grain: office_code, month
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with summed as (
    select
        office_code,
        month,
        sum(acquisitions)::bigint as acquisitions,
        sum(target)::bigint as target,
        sum(against_target)::bigint as against_target,
        bool_or(is_partial) as target_partial,
    from macros.against_targets($from, $to, $office, $segment, $funding, $regency)
    group by office_code, month
),

submitted as (
    from submissions
),

known as (
    select
        office_code,
        month,
    from submitted
    where status != 'missing'
    union all
    select
        office_code,
        month,
    from targets
),

begun as (
    select
        office_code,
        min(month) as since,
    from known
    group by office_code
)

select
    submitted.office_code,
    submitted.office,
    submitted.month,
    case when submitted.status != 'missing' then coalesce(summed.acquisitions, 0) end as acquisitions,
    summed.target,
    case when submitted.status != 'missing' then summed.against_target end as against_target,
    case when submitted.status != 'missing' then summed.against_target / nullif(summed.target, 0) end as achievement,
    coalesce(summed.target_partial, false) as target_partial,
    submitted.status,
from submitted
semi join macros.months_in($from, $to) as months using (month)
left join begun using (office_code)
left join summed using (office_code, month)
where
    ($office is null or list_contains($office, submitted.office_code))
    and submitted.month >= coalesce(begun.since, submitted.month)
order by submitted.office_code, submitted.month;
