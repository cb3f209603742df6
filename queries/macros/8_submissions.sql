-- What each office has sent for each month of the data. Rows: all valid ones of the month, of every segment, repeated
-- ones included. partial: offices worked for five days or more of the month, as far as the data goes, before the first
-- or after the last of them.
create or replace macro macros.submissions() as table
with received as (
    select
        office_code,
        date_trunc('month', enrolled_on)::date as month,
        count(*) as row_count,
        min(enrolled_on) as first_on,
        max(enrolled_on) as last_on,
    from enrollments
    group by office_code, month
),

expected as (
    select
        offices.office_code,
        offices.office,
        months.month,
        least(last_day(months.month), period.as_of) as until,
    from macros.offices() as offices
    cross join macros.months_in(null, null) as months
    cross join macros.period(null, null) as period
)

select
    expected.office_code,
    expected.office,
    expected.month,
    coalesce(received.row_count, 0) as row_count,
    received.first_on,
    received.last_on,
    case
        when received.row_count is null then 'missing'
        when
            macros.working_days(expected.month, received.first_on - 1) >= 5
            or macros.working_days(received.last_on + 1, expected.until) >= 5
            then 'partial'
        else 'received'
    end as status,
from expected
left join received using (office_code, month);
