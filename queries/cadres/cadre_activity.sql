-- Question: Which cadres should be called, because nothing comes from them any more?
-- Definition: Registered cadres by their last acquisition up to the end of the period, at the latest that of the data.
--   Active: one within the last month. Idle: none within it, but one within the last three. Lapsing: none within three
--   months, by which the contract ends. Starting: none yet, registered less than three months ago. Months are whole
--   ones at the end of a month, and counted back from the day otherwise. Days without: since the last acquisition, or
--   since the registration where there is none. Months not sent: of the cadre's office, among those that the three
--   months touch.
-- Grain: cadre_code
-- Filters: to, office
-- Scope: office
with period as (
    select
        last_day,
        macros.months_up_to(last_day, 1) as month_from,
        macros.active_from(last_day) as active_from,
    from macros.period(null, $to)
),

acquired as (
    select
        acquired.cadre_code,
        max(acquired.enrolled_on) as last_on,
        count(*) as acquisitions,
        count(*) filter (where acquired.enrolled_on >= period.active_from) as acquisitions_of_three_months,
    from macros.acquired(null, $to, null, null, null, null) as acquired
    cross join period
    where acquired.cadre_code != ''
    group by acquired.cadre_code
),

unsent as (
    select
        submissions.office_code,
        count(*) as months_missing,
    from submissions
    cross join period
    where
        submissions.status = 'missing'
        and submissions.month between date_trunc('month', period.active_from) and period.last_day
    group by submissions.office_code
)

select
    cadres.cadre_code,
    cadres.cadre,
    cadres.office_code,
    coalesce(offices.office, cadres.office_code) as office,
    coalesce(cadres.supervisor, '') as supervisor,
    coalesce(cadres.cadre_group, '') as cadre_group,
    cadres.since,
    acquired.last_on,
    period.last_day - coalesce(acquired.last_on, cadres.since) as days_without,
    coalesce(acquired.acquisitions, 0) as acquisitions,
    coalesce(acquired.acquisitions_of_three_months, 0) as acquisitions_of_three_months,
    case
        when acquired.last_on >= period.month_from then 'active'
        when acquired.last_on >= period.active_from then 'idle'
        when acquired.last_on is null and cadres.since >= period.active_from then 'starting'
        else 'lapsing'
    end as activity,
    coalesce(unsent.months_missing, 0) as months_missing,
from cadres
cross join period
left join acquired using (cadre_code)
left join offices on cadres.office_code = offices.office_code
left join unsent on cadres.office_code = unsent.office_code
where
    cadres.since <= period.last_day
    and ($office is null or list_contains($office, cadres.office_code))
order by days_without desc, cadres.cadre_code;
