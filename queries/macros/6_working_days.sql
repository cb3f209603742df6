-- Days from the first to the last, both included, on which offices work: Monday to Friday but for holidays.
create or replace macro macros.working_days(first_day, last_day) as (
    select count(*)
    from (
        select unnest(generate_series(first_day::timestamp, last_day::timestamp, interval 1 day))::date as day
    ) as days
    where isodow(day) < 6 and day not in (select holidays.day from holidays)
);
