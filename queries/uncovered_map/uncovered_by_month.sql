-- Question: How has the number of uncovered workers of each regency changed month by month?
-- Definition: Uncovered workers of a regency and segment (PU, BPU) at the end of each month, and on the date of the
--   baseline and of the data: the latest baseline dated on or before that day, minus all acquisitions there after the
--   baseline's date up to that day, never below 0. From the earliest baseline on, up to the end of the period and the
--   date of the data.
-- Grain: regency_code, segment, day
-- Filters: to, segment, regency
-- Scope: shared
with as_of as (
    from macros.uncovered_day($to)
),

known as (
    select baselines.*
    from baselines
    cross join as_of
    where
        baselines.dated <= as_of.day
        and ($regency is null or list_contains($regency, baselines.regency_code))
        and ($segment is null or list_contains($segment, baselines.segment))
),

days as (
    select known.dated as day
    from known
    union
    select as_of.day
    from as_of
    where as_of.day < date '9999-12-31' and as_of.day >= (select min(known.dated) from known)
    union
    select last_day(months.month::date) as day
    from as_of
    cross join
        unnest(
            generate_series(
                (select date_trunc('month', min(known.dated)) from known), as_of.pace_until::timestamp,
                interval 1 month
            )
        ) as months (month)
    where as_of.day < date '9999-12-31'
),

in_force as (
    select
        known.regency_code,
        known.segment,
        days.day,
        max(known.dated) as dated,
        max_by(known.uncovered, known.dated) as baseline,
    from days
    inner join known on days.day >= known.dated
    group by known.regency_code, known.segment, days.day
),

counted as (
    select
        in_force.regency_code,
        in_force.segment,
        in_force.day,
        count(acquired.worker) as acquisitions,
    from in_force
    left join macros.acquired(null, $to, null, $segment, null, $regency) as acquired
        on
            in_force.regency_code = acquired.regency_code
            and in_force.segment = acquired.segment
            and in_force.dated < acquired.enrolled_on
            and in_force.day >= acquired.enrolled_on
    group by in_force.regency_code, in_force.segment, in_force.day
)

select
    in_force.regency_code,
    regencies.regency,
    in_force.segment,
    in_force.day,
    in_force.baseline,
    in_force.dated as baseline_date,
    counted.acquisitions,
    greatest(0, in_force.baseline - counted.acquisitions) as uncovered,
from in_force
inner join counted using (regency_code, segment, day)
inner join regencies on in_force.regency_code = regencies.regency_code
order by in_force.regency_code, in_force.segment, in_force.day;
