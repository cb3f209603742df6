-- Question: How many workers were acquired per working day?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment. Working days: Monday to Friday
--   but for the public holidays and days of joint leave of Indonesia, from the first day of the period to its last,
--   as far as the data go. Per working day = acquisitions, those of weekends and holidays included, / working days.
-- Grain: one row
-- Filters: from, to, office, segment, funding, regency, cadre, event
with span as (
    select
        greatest(period.first_day, data.first_day) as first_day,
        period.last_day,
    from macros.period($from, $to) as period
    cross join macros.period(null, null) as data
),

period as (
    select
        *,
        macros.working_days(first_day, last_day) as working_days,
    from span
),

counted as (
    select
        count(*) as acquisitions,
        coalesce(sum(contribution), 0)::bigint as contribution,
    from macros.acquired($from, $to, $office, $segment, $funding, $regency)
    where
        ($cadre is null or list_contains($cadre, cadre_code))
        and ($event is null or list_contains($event, event_code))
)

select
    period.first_day,
    period.last_day,
    period.working_days,
    counted.acquisitions,
    counted.contribution,
    counted.acquisitions / nullif(period.working_days, 0) as acquisitions_per_working_day,
from period
cross join counted;
