-- The latest month of which statuses are known, no later than that of the day. Read from the entries, since a month
-- is known whichever of them counts, and finding that out for every worker and month would take long.
create or replace macro macros.latest_month_of_statuses(day) as (
    select max(status_entries.month)
    from status_entries
    where status_entries.month <= day
);

-- The month whose statuses count for a period; null where there is none.
create or replace macro macros.status_month(from_day, to_day) as (
    select macros.latest_month_of_statuses(last_day)
    from macros.period(from_day, to_day)
);

-- The acquisitions selected of workers of whom it is known whether they are active in that month.
create or replace macro macros.acquired_with_status(
    from_day, to_day, offices, segments, fundings, regencies
) as table
with known as (
    select
        worker,
        active,
    from statuses
    where month = macros.status_month(from_day, to_day)
)

select
    acquired.*,
    date_trunc('month', acquired.enrolled_on)::date as month,
    known.active,
from macros.selected('status_claims', from_day, to_day, offices, segments, fundings, regencies) as acquired
inner join known using (worker)
where acquired.standing = 'acquisition';

-- How many of them are active, for each value of `key`, a column of claims or their month.
create or replace macro macros.retained_by(
    key, from_day, to_day, offices, segments, fundings, regencies
) as table
with counted as (
    select
        key as code,
        sum(acquisitions)::bigint as acquisitions,
    from macros.tallied_by_cadre(from_day, to_day, offices, segments, fundings, regencies)
    where acquisitions > 0
    group by code
),

told as (
    select
        key as code,
        count(*) filter (where active) as active,
        count(*) filter (where not active) as inactive,
    from macros.acquired_with_status(from_day, to_day, offices, segments, fundings, regencies)
    group by code
),

together as (
    select
        counted.code,
        macros.status_month(from_day, to_day) as status_month,
        counted.acquisitions,
        coalesce(told.active, 0) as active,
        coalesce(told.inactive, 0) as inactive,
    from counted
    left join told using (code)
)

select
    code,
    status_month,
    acquisitions,
    case when status_month is not null then active end as active,
    case when status_month is not null then inactive end as inactive,
    acquisitions - active - inactive as unknown,
    active / nullif(active + inactive, 0) as retention,
from together;
