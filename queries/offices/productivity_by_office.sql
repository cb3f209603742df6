-- Question: How many workers does a cadre of each office bring in a month?
-- Definition: Brought by cadres: workers acquired for the office whose counted enrollment names a cadre registered
--   there by the end of the period; all others are acquired without them. Cadre months: of each month of the period
--   that the office sent, the cadres registered at the office by its end, summed over the months; months that the
--   period or the data cover in part count whole. Active cadre months: those of them in which the cadre was active,
--   with an acquisition in the 3 months up to the end of the month, at the latest up to the end of the period or of the
--   data, whatever the other filters. Per cadre and month = brought by cadres / cadre months; per active cadre and
--   month = brought by cadres / active cadre months: sum over sum, empty where there is no such cadre. Rank: by the
--   first; ties share it. An office that has sent nothing for the whole period has empty figures.
-- Grain: office_code
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with registered as (
    select
        cadres.cadre_code,
        cadres.office_code,
        cadres.since,
    from cadres
    semi join macros.registered_cadres($to, $office) as registered using (cadre_code)
),

period as (
    from macros.period($from, $to)
),

sent as (
    select
        submissions.office_code,
        submissions.month,
        least(last_day(submissions.month), period.last_day) as until,
    from submissions
    inner join period
        on
            period.first_day <= period.last_day
            and submissions.month between date_trunc('month', period.first_day)::date and period.last_day
    where
        submissions.status != 'missing'
        and ($office is null or list_contains($office, submissions.office_code))
),

brought as (
    select
        office_code,
        sum(acquisitions)::bigint as acquisitions,
    from macros.tallied_by_segment($from, $to, $office, $segment, $funding, $regency)
    group by office_code
),

brought_by_cadres as (
    select
        acquired.office_code,
        sum(acquired.acquisitions)::bigint as acquisitions,
    from macros.acquired_by_cadres($from, $to, $office, $segment, $funding, $regency) as acquired
    semi join registered using (cadre_code, office_code)
    group by acquired.office_code
),

-- The three months up to the end of a month sent touch three months, or four. Of those in which they begin and end,
-- the first and last day tell: none is both.
windows as (
    select
        office_code,
        month as sent_month,
        until,
        macros.active_from(until) as active_from,
        unnest(generate_series(date_trunc('month', macros.active_from(until)), until, interval 1 month))::date as month,
    from sent
),

brought_by_month as (
    select
        credited.cadre_code,
        credited.month,
        min(credited.first_on) as first_on,
        max(credited.last_on) as last_on,
    from credited_months as credited
    semi join registered using (cadre_code)
    semi join windows using (month)
    group by credited.cadre_code, credited.month
),

active as (
    select distinct
        registered.office_code,
        registered.cadre_code,
        windows.sent_month,
    from registered
    inner join brought_by_month as brought
        on registered.cadre_code = brought.cadre_code
    inner join windows
        on
            registered.office_code = windows.office_code
            and brought.month = windows.month
            and registered.since <= windows.until
            and brought.last_on >= windows.active_from
            and brought.first_on <= windows.until
),

months_active as (
    select
        office_code,
        count(*) as active_cadre_months,
    from active
    group by office_code
),

months_registered as (
    select
        sent.office_code,
        count(distinct sent.month) as months_sent,
        count(registered.cadre_code) as cadre_months,
    from sent
    left join registered
        on sent.office_code = registered.office_code and sent.until >= registered.since
    group by sent.office_code
),

measured as (
    select
        offices.office_code,
        offices.office,
        coalesce(months.months_sent, 0) as months_sent,
        case when months.months_sent > 0 then coalesce(brought.acquisitions, 0) end as acquisitions,
        case when months.months_sent > 0 then coalesce(brought_by_cadres.acquisitions, 0) end
            as acquisitions_by_cadres,
        coalesce(months.cadre_months, 0) as cadre_months,
        coalesce(months_active.active_cadre_months, 0) as active_cadre_months,
    from offices
    left join months_registered as months using (office_code)
    left join months_active using (office_code)
    left join brought using (office_code)
    left join brought_by_cadres using (office_code)
    where $office is null or list_contains($office, offices.office_code)
),

rated as (
    select
        *,
        acquisitions_by_cadres / nullif(cadre_months, 0) as acquisitions_per_cadre_month,
        acquisitions_by_cadres / nullif(active_cadre_months, 0) as acquisitions_per_active_cadre_month,
    from measured
)

select
    case
        when acquisitions_per_cadre_month is not null
            then rank() over (order by acquisitions_per_cadre_month desc nulls last)
    end as rank,
    *,
from rated
order by acquisitions_per_cadre_month desc nulls last, acquisitions desc nulls last, office_code;
