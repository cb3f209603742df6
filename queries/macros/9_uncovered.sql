-- The day that uncovered workers are told for: that of the latest enrollment, or an earlier one asked for; and the
-- last three whole months up to it, by their first and last day, of which the pace is taken: null where the data do
-- not reach back so far.
create or replace macro macros.uncovered_day(to_day) as table
with known as (
    -- least() passes over nulls: without enrollments it is the day asked for.
    select
        coalesce(least(to_day::date, as_of), date '9999-12-31') as day,
        date_trunc('month', first_on) as first_month,
    from claim_span
),

whole as (
    select
        *,
        case when day = last_day(day) then day else (date_trunc('month', day) - interval 1 day)::date end as until,
    from known
)

select
    day,
    until as pace_until,
    case
        when first_month <= date_trunc('month', until) - interval 2 months
            then (date_trunc('month', until) - interval 2 months)::date
    end as pace_from,
from whole;

-- The claims of the days between the date of a baseline and the end of its month.
create or replace macro macros.claims_after_baselines() as table
with days as (
    select unnest(generate_series(dated + 1, last_day(dated), interval 1 day))::date as enrolled_on
    from baselines
)

select claims.*
from claims
semi join days using (enrolled_on);

create or replace view macros.baseline_claims as
from macros.claims_after_baselines();

-- What each regency brought in each month, by segment.
create or replace macro macros.placed_by_month() as table
select
    month,
    regency_code,
    segment,
    sum(acquisitions)::bigint as acquisitions,
from office_tallies
group by month, regency_code, segment
order by month;

create or replace view macros.regency_months as
from macros.placed_by_month();

-- The same up to a day, in rows to be summed up.
create or replace macro macros.placed(to_day, segments, regencies) as table
select *
from regency_months
where
    (segments is null or list_contains(segments, segment))
    and (regencies is null or list_contains(regencies, regency_code))
    and month < macros.first_month_beyond(to_day)
union all by name
select
    month,
    regency_code,
    segment,
    acquisitions,
from macros.odd_days(null, to_day, null, segments, null, regencies);

-- What the months of the pace brought: tallies with acquisitions.
create or replace macro macros.tallied_at_pace(to_day, offices, segments, fundings, regencies) as table
select tallies.*
from macros.chosen('tallies', offices, segments, fundings, regencies) as tallies
inner join macros.uncovered_day(to_day) as day
    on tallies.month between day.pace_from and day.pace_until
where tallies.acquisitions > 0;

-- The offices in whose territory each regency lies on a day, in the order of their names.
create or replace macro macros.territory_on(day) as table
select
    territories.regency_code,
    string_agg(distinct offices.office, ', ' order by offices.office) as offices,
from territories
left join offices using (office_code)
where day between territories.valid_from and coalesce(territories.valid_to, date '9999-12-31')
group by territories.regency_code;

-- Per regency and segment (PU, BPU): the latest baseline, the acquisitions since and those of the last three whole
-- months, and the workers uncovered. Null, not 0, where there is no baseline. Acquisitions that could not be placed
-- are rows of their own, with an empty regency; they count from the earliest baseline in force.
create or replace macro macros.uncovered(to_day, segments, regencies_asked) as table
with as_of as (
    from macros.uncovered_day(to_day)
),

places as (
    select
        regency_code,
        regency,
        employed,
    from regencies
    union all
    select
        '' as regency_code,
        '' as regency,
        null as employed,
),

listed as (
    select
        places.*,
        kinds.segment,
    from places
    cross join (values ('PU'), ('BPU')) as kinds (segment)
    where
        (regencies_asked is null or list_contains(regencies_asked, places.regency_code))
        and (segments is null or list_contains(segments, kinds.segment))
),

baseline as (
    select
        baselines.regency_code,
        baselines.segment,
        max_by(baselines.uncovered, baselines.dated) as uncovered,
        max_by(baselines.estimated, baselines.dated) as estimated,
        max(baselines.dated) as dated,
    from baselines
    cross join as_of
    where
        baselines.dated <= as_of.day
        and (segments is null or list_contains(segments, baselines.segment))
    group by baselines.regency_code, baselines.segment
),

-- From when on acquisitions count there.
counting as (
    select
        listed.regency_code,
        listed.segment,
        coalesce(
            baseline.dated, if(listed.regency_code = '', (select min(first.dated) from baseline as first), null)
        ) as dated,
    from listed
    left join baseline using (regency_code, segment)
),

-- Of the month of the baseline, only the days after it.
days_left as (
    select
        regency_code,
        segment,
        unnest(generate_series(dated + 1, last_day(dated), interval 1 day))::date as enrolled_on,
    from counting
),

brought as (
    select
        counting.regency_code,
        counting.segment,
        tallied.acquisitions,
    from counting
    inner join macros.placed(to_day, segments, regencies_asked) as tallied
        on
            counting.regency_code = tallied.regency_code
            and counting.segment = tallied.segment
            and last_day(counting.dated) < tallied.month
    union all
    select
        acquired.regency_code,
        acquired.segment,
        1 as acquisitions,
    from macros.selected('baseline_claims', null, to_day, null, segments, null, regencies_asked) as acquired
    semi join days_left using (regency_code, segment, enrolled_on)
    where acquired.standing = 'acquisition'
),

counted as (
    select
        regency_code,
        segment,
        sum(acquisitions)::bigint as acquisitions,
    from brought
    group by regency_code, segment
),

paced as (
    select
        months.regency_code,
        months.segment,
        sum(months.acquisitions)::bigint as recent,
    from macros.placed(null, segments, regencies_asked) as months
    inner join as_of on months.month between as_of.pace_from and as_of.pace_until
    group by months.regency_code, months.segment
)

select
    listed.regency_code,
    listed.regency,
    listed.segment,
    listed.employed,
    baseline.uncovered as baseline,
    baseline.dated as baseline_date,
    baseline.estimated,
    baseline.dated < as_of.day - interval 1 year as baseline_outdated,
    coalesce(counted.acquisitions, 0) as acquisitions,
    case when as_of.pace_from is not null then coalesce(paced.recent, 0) end as recent_acquisitions,
    case
        when baseline.uncovered is not null
            then greatest(0, baseline.uncovered - coalesce(counted.acquisitions, 0))
    end as uncovered,
    coalesce(territory.offices, '') as offices,
from listed
cross join as_of
left join baseline using (regency_code, segment)
left join counted using (regency_code, segment)
left join paced using (regency_code, segment)
left join macros.territory_on((select told.day from macros.uncovered_day(to_day) as told)) as territory
    on listed.regency_code = territory.regency_code;

-- The regencies among them, the segments together: where nothing is known of one of them, then nothing of the sum.
create or replace macro macros.need_by_regency(to_day, segments, regencies_asked) as table
select
    regency_code,
    regency,
    any_value(offices) as offices,
    bool_or(estimated) as estimated,
    case when count(uncovered) = count(*) then sum(uncovered) end as uncovered,
    case when count(recent_acquisitions) = count(*) then sum(recent_acquisitions) end as recent_acquisitions,
from macros.uncovered(to_day, segments, regencies_asked)
where regency_code != ''
group by regency_code, regency;
