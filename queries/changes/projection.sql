-- Question: Where will the month and the year end?
-- Definition: So far: acquisitions of the month or year up to the last day of the period, at the latest that of the
--   data; empty, not 0, where none of the offices counted has sent a month of it. Pace: acquisitions per working day
--   over the last 60. Months that none of the offices counted has sent are passed over, as if none of their days were a
--   working day: in the pace, in what it is tested on and in the history. Where offices and segments have a target for
--   that month, or for every month of that year, only these are counted, then as now, and the others so far stand
--   beside it as without a target; the target is theirs; there is none where funding or regency is selected. Projection
--   = so far + pace * working days left, as a range: on every earlier working day that closes 60 of them, with a day of
--   the data before these 60 and something acquired in them, the same rule is applied to as many working days as are
--   left now, where so many have passed since, and what came is divided by what it said; the range lies between the
--   factors that one in ten of these fell below and one in ten exceeded. Empty, and said why: where nothing of the
--   month or year so far was sent; where no working day is left; where the history holds fewer than three stretches of
--   so many days after the first 60 (which makes the history needed); where the pace is nothing; and where fewer days
--   could be tested than two such stretches have.
-- Grain: horizon
-- Filters: to, office, segment, funding, regency
-- Scope: shared
with rule as (
    select
        60 as days_of_pace,
        3 as stretches_needed,
        -- The days tested are as many as so many stretches have, but where nothing was acquired before them.
        2 as stretches_tested,
),

period as (
    select
        first_day,
        last_day,
    from macros.period(null, $to)
    where first_day <= last_day
),

horizons as (
    select
        'month' as horizon,
        date_trunc('month', last_day)::date as starts_on,
        last_day(last_day) as ends_on,
        last_day,
    from period
    union all
    select
        'year' as horizon,
        date_trunc('year', last_day)::date as starts_on,
        make_date(year(last_day)::integer, 12, 31) as ends_on,
        last_day,
    from period
),

targeted as (
    select
        horizons.horizon,
        targets.office_code,
        targets.segment,
        sum(targets.workers) as target,
    from horizons
    inner join targets on targets.month between horizons.starts_on and horizons.ends_on
    where
        $funding is null
        and $regency is null
        and ($office is null or list_contains($office, targets.office_code))
        and ($segment is null or list_contains($segment, targets.segment))
    group by horizons.horizon, horizons.starts_on, horizons.ends_on, targets.office_code, targets.segment
    -- A target of a part of the year is nothing that the year could reach.
    having count(*) = date_diff('month', horizons.starts_on, horizons.ends_on) + 1
),

aims as (
    select
        horizon,
        sum(target)::bigint as target,
    from targeted
    group by horizon
),

daily as not materialized (
    select
        enrolled_on as day,
        office_code,
        segment,
        acquisitions,
    from macros.acquired_by_day($to, $office, $segment, $funding, $regency)
),

-- One row for each office and segment, so that no day is looked at once for each horizon.
summed as (
    select
        day,
        sum(acquisitions) as of_all,
    from daily
    group by day
),

known as (
    select distinct
        office_code,
        segment,
    from office_months
),

-- The offices and segments that are not counted: mostly none, and then no day is looked at by itself.
beside as (
    select
        aims.horizon,
        known.office_code,
        known.segment,
    from aims
    cross join known
    anti join targeted using (horizon, office_code, segment)
),

summed_beside as (
    select
        beside.horizon,
        daily.day,
        sum(daily.acquisitions) as acquisitions,
    from daily
    inner join beside using (office_code, segment)
    group by beside.horizon, daily.day
),

counted as (
    select
        horizons.horizon,
        summed.day,
        summed.of_all,
        summed.of_all - coalesce(summed_beside.acquisitions, 0) as acquisitions,
    from summed
    cross join horizons
    left join summed_beside on horizons.horizon = summed_beside.horizon and summed.day = summed_beside.day
),

concerned as (
    select distinct
        horizon,
        office_code,
    from targeted
    union
    select
        horizons.horizon,
        offices.office_code,
    from horizons
    cross join offices
    where
        horizons.horizon not in (select aims.horizon from aims)
        and ($office is null or list_contains($office, offices.office_code))
),

sent as (
    select
        concerned.horizon,
        submissions.month,
        macros.sent_together(submissions.status) as status,
    from concerned
    inner join submissions using (office_code)
    group by concerned.horizon, submissions.month
),

-- What comes on a weekend or holiday goes with the working day before it.
calendar as (
    select
        horizons.horizon,
        days.day,
        sum(
            (isodow(days.day) < 6 and holidays.day is null and sent.status is distinct from 'missing')::integer
        ) over (
            partition by horizons.horizon
            order by days.day
        ) as position,
    from (
        select unnest(generate_series(first_day::timestamp, last_day::timestamp, interval 1 day))::date as day
        from period
    ) as days
    cross join horizons
    left join (select distinct holidays.day from holidays) as holidays on days.day = holidays.day
    left join sent
        on horizons.horizon = sent.horizon and date_trunc('month', days.day)::date = sent.month
),

cumulated as (
    select
        calendar.horizon,
        calendar.position,
        sum(sum(coalesce(counted.acquisitions, 0))) over (
            partition by calendar.horizon
            order by calendar.position
        ) as acquisitions,
    from calendar
    left join counted using (horizon, day)
    group by calendar.horizon, calendar.position
),

last_positions as (
    select
        horizon,
        max(position) as position,
    from calendar
    group by horizon
),

sent_lately as (
    select distinct horizons.horizon
    from horizons
    inner join sent
        on horizons.horizon = sent.horizon and sent.month between horizons.starts_on and horizons.last_day
    where sent.status != 'missing'
),

left_over as (
    select
        horizons.horizon,
        macros.working_days(horizons.last_day + 1, horizons.ends_on) as working_days_left,
        last_positions.position,
        sent_lately.horizon is not null as is_sent,
    from horizons
    left join last_positions on horizons.horizon = last_positions.horizon
    left join sent_lately on horizons.horizon = sent_lately.horizon
),

-- The pace on every day that has enough working days before it, and what came in the days after it.
-- Positions follow one another without a gap.
paces as (
    select
        cumulated.horizon,
        cumulated.position,
        (cumulated.acquisitions - lag(cumulated.acquisitions, rule.days_of_pace) over by_position)
        / rule.days_of_pace as pace,
        lead(cumulated.acquisitions, left_over.working_days_left) over by_position - cumulated.acquisitions as came,
    from cumulated
    cross join rule
    inner join left_over on cumulated.horizon = left_over.horizon
    window by_position as (
        partition by cumulated.horizon
        order by cumulated.position
    )
),

tested as (
    select
        paces.horizon,
        count(*) as tests,
        quantile_cont(paces.came / (paces.pace * left_over.working_days_left), [0.1, 0.9]) as factors,
    from paces
    inner join left_over on paces.horizon = left_over.horizon
    where paces.came is not null and paces.pace > 0 and left_over.working_days_left > 0
    group by paces.horizon
),

reached as (
    select
        horizons.horizon,
        coalesce(sum(counted.acquisitions), 0) as so_far,
        coalesce(sum(counted.of_all), 0) as so_far_of_all,
    from horizons
    left join counted on horizons.horizon = counted.horizon and horizons.starts_on <= counted.day
    group by horizons.horizon
),

projected as (
    select
        horizons.horizon,
        horizons.ends_on,
        horizons.last_day,
        reached.so_far,
        reached.so_far_of_all,
        left_over.is_sent,
        paces.pace,
        left_over.working_days_left,
        aims.target,
        greatest(0, (left_over.position - rule.days_of_pace) // nullif(left_over.working_days_left, 0)) as stretches,
        rule.days_of_pace + rule.stretches_needed * left_over.working_days_left as history_needed,
        case
            when not left_over.is_sent then 'not_sent'
            when left_over.working_days_left = 0 then 'no_days_left'
            when left_over.position < rule.days_of_pace + rule.stretches_needed * left_over.working_days_left
                then 'short_history'
            when coalesce(paces.pace, 0) = 0 then 'no_pace'
            when coalesce(tested.tests, 0) < rule.stretches_tested * left_over.working_days_left then 'few_tests'
            else ''
        end as silence,
        coalesce(tested.tests, 0) as tests,
        tested.factors,
    from horizons
    cross join rule
    inner join left_over on horizons.horizon = left_over.horizon
    inner join reached on horizons.horizon = reached.horizon
    left join paces on left_over.horizon = paces.horizon and left_over.position = paces.position
    left join aims on horizons.horizon = aims.horizon
    left join tested on horizons.horizon = tested.horizon
)

select
    horizon,
    ends_on,
    last_day,
    case when is_sent then so_far::bigint end as so_far,
    case when is_sent then (so_far_of_all - so_far)::bigint end as without_target,
    working_days_left,
    pace,
    target,
    coalesce(stretches, 0) as stretches,
    history_needed,
    silence,
    tests,
    case when silence = '' then factors[1] end as factor_low,
    case when silence = '' then factors[2] end as factor_high,
    round(so_far + pace * working_days_left * factor_low)::bigint as low,
    round(so_far + pace * working_days_left * factor_high)::bigint as high,
from projected
order by horizon;
