-- The latest month of which statuses are known, no later than that of the day. Read from the entries, since a month
-- is known whichever of them counts, and finding that out for every worker and month would take long.
create or replace macro macros.latest_month_of_statuses(day) as (
    select max(status_entries.month)
    from status_entries
    where status_entries.month <= day
);
