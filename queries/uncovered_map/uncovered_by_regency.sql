-- Question: How many workers are still uncovered in each regency?
-- Definition: Uncovered workers of a regency and segment (PU, BPU): the latest baseline dated on or before the day,
--   minus all acquisitions there after the baseline's date up to that day, never below 0. Filters by office, cadre or
--   funding do not change it. Without a day given, or with one after the data, the day is that of the latest
--   enrollment. Acquisitions that could not be placed in a regency are a row of their own.
-- Grain: regency_code, segment
-- Filters: to, segment, regency
with as_of as (
    -- least() passes over nulls: without enrollments it is the day asked for.
    select coalesce(least($to::date, max(enrolled_on)), date '9999-12-31') as day
    from claims
),

listed as (
    select
        regencies.regency_code,
        regencies.regency,
        segments.segment,
    from regencies
    cross join (values ('PU'), ('BPU')) as segments (segment)
    where
        ($regency is null or list_contains($regency, regencies.regency_code))
        and ($segment is null or list_contains($segment, segments.segment))
    union all
    select
        '' as regency_code,
        '' as regency,
        segment,
    from (values ('PU'), ('BPU')) as segments (segment)
    where
        ($regency is null or list_contains($regency, ''))
        and ($segment is null or list_contains($segment, segment))
),

baseline as (
    select
        baselines.regency_code,
        baselines.segment,
        max_by(baselines.uncovered, baselines.dated) as uncovered,
        max_by(baselines.estimated, baselines.dated) as estimated,
        max(baselines.dated) as dated,
    from macros.baselines() as baselines
    cross join as_of
    where baselines.dated <= as_of.day
    group by baselines.regency_code, baselines.segment
),

-- Without a regency there is no baseline either: those acquisitions count from the earliest baseline in force.
counted as (
    select
        listed.regency_code,
        listed.segment,
        count(acquired.worker) as acquisitions,
    from listed
    cross join as_of
    left join baseline using (regency_code, segment)
    left join macros.acquired(null, $to, null, $segment, null, $regency) as acquired
        on
            listed.regency_code = acquired.regency_code
            and listed.segment = acquired.segment
            and as_of.day >= acquired.enrolled_on
            and acquired.enrolled_on > coalesce(
                baseline.dated, if(listed.regency_code = '', (select min(first.dated) from baseline as first), null)
            )
    group by listed.regency_code, listed.segment
)

select
    listed.regency_code,
    listed.regency,
    listed.segment,
    baseline.uncovered as baseline,
    baseline.dated as baseline_date,
    baseline.estimated,
    counted.acquisitions,
    -- Null, not 0, where there is no baseline.
    case when baseline.uncovered is not null then greatest(0, baseline.uncovered - counted.acquisitions) end
        as uncovered,
from listed
left join baseline using (regency_code, segment)
left join counted using (regency_code, segment)
order by listed.regency_code = '', listed.regency_code, listed.segment;
