-- The first and the last day of enrollments, how many claims there are, and whether working days of the month of
-- either lie outside of them. One row.
create or replace view macros.claim_span as
with span as (
    select
        min(enrolled_on) as first_on,
        max(enrolled_on) as as_of,
        count(*) as claims,
    from claims
)

select
    *,
    macros.working_days(date_trunc('month', first_on)::date, first_on - 1) > 0 as begins_late,
    macros.working_days(as_of + 1, last_day(as_of)) > 0 as ends_early,
from span;

-- The period that the dates select, as far as the data goes. One row: first_day, from the first enrollment where no
-- day is given; last_day, at most as_of; whole_until, the last day asked for, which may lie after as_of;
-- as_of, the last enrollment date. All but the days given are null while the store is empty.
create or replace macro macros.period(from_day, to_day) as table
select
    coalesce(from_day::date, first_on) as first_day,
    -- least() passes over nulls.
    case when as_of is not null then least(coalesce(to_day::date, as_of), as_of) end as last_day,
    coalesce(to_day::date, as_of) as whole_until,
    as_of,
from claim_span;

-- The months, by their first day, that the period touches.
create or replace macro macros.months_in(from_day, to_day) as table
select unnest(generate_series(date_trunc('month', first_day), last_day::timestamp, interval 1 month))::date as month
from macros.period(from_day, to_day)
where first_day <= last_day;
