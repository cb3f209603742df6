-- Question: How many workers were acquired per working day?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment. Working days: Monday to
--   Friday but for the public holidays and days of joint leave of Indonesia, from the first day of the period to its
--   last, as far as the data go. Per working day = acquisitions, those of weekends and holidays included, / working
--   days. Empty, not 0, where none of the offices selected has sent anything for the period; of a cadre or an event,
--   none of the offices that it ever acquired anybody for.
-- Grain: one row
-- Filters: from, to, office, segment, funding, regency, cadre, event
-- Scope: shared
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

concerned as (
    select office_code
    from offices
    where $cadre is null and $event is null and ($office is null or list_contains($office, office_code))
    union all
    select distinct office_code
    from macros.tallied_by_cadre(null, null, $office, null, null, null)
    where
        acquisitions > 0
        and ($cadre is not null or $event is not null)
        and ($cadre is null or list_contains($cadre, cadre_code))
        and ($event is null or list_contains($event, event_code))
),

sent as (
    select count(*) > 0 as is_sent
    from macros.sent_in($from, $to) as submissions
    semi join concerned using (office_code)
    where submissions.status != 'missing'
),

acquired as (
    select
        acquisitions,
        contribution,
    from macros.tallied_by_segment($from, $to, $office, $segment, $funding, $regency)
    where $cadre is null and $event is null
    union all
    select
        acquisitions,
        contribution,
    from macros.tallied_by_cadre($from, $to, $office, $segment, $funding, $regency)
    where
        ($cadre is not null or $event is not null)
        and ($cadre is null or list_contains($cadre, cadre_code))
        and ($event is null or list_contains($event, event_code))
),

counted as (
    select
        coalesce(sum(acquisitions), 0)::bigint as acquisitions,
        coalesce(sum(contribution), 0)::bigint as contribution,
    from acquired
)

select
    period.first_day,
    period.last_day,
    period.working_days,
    case when sent.is_sent then counted.acquisitions end as acquisitions,
    case when sent.is_sent then counted.contribution end as contribution,
    case
        when sent.is_sent then counted.acquisitions / nullif(period.working_days, 0)
    end as acquisitions_per_working_day,
from period
cross join counted
cross join sent;
