-- The latest month of which statuses are known, no later than that of the day. Read from the entries, since a month
-- is known whichever of them counts, and finding that out for every worker and month would take long.
create or replace macro macros.latest_month_of_statuses(day) as (
    select max(status_entries.month)
    from status_entries
    where status_entries.month <= day
);

-- The acquired workers selected, by their month, office, event and cadre, and by their status in the latest month with
-- statuses, no later than the month in which the period ends (status_month, null where there is none).
create or replace macro macros.retained(from_day, to_day, offices, segments, fundings, regencies) as table
with latest as (
    select macros.latest_month_of_statuses(last_day) as status_month
    from macros.period(from_day, to_day)
),

known as (
    select
        worker,
        active,
    from macros.statuses()
    where month = (select status_month from latest)
)

select
    date_trunc('month', acquired.enrolled_on)::date as month,
    acquired.office_code,
    acquired.event_code,
    acquired.cadre_code,
    latest.status_month,
    count(*) as acquisitions,
    count(*) filter (where known.active) as active,
    count(*) filter (where not known.active) as inactive,
from macros.acquired(from_day, to_day, offices, segments, fundings, regencies) as acquired
cross join latest
left join known using (worker)
group by all;
