-- What each office has sent for each month of the data. Rows: all valid ones of the month, of every segment, repeated
-- ones included. partial: offices worked for five days or more of the month, as far as the data goes, before the first
-- or after the last of them; or, PU and BPU often coming in files of their own, one of these was among the rows of the
-- month before and is not among these. lacking: that segment.
create or replace macro macros.sent_by_office() as table
with received_of_segment as (
    select
        office_code,
        date_trunc('month', enrolled_on)::date as month,
        segment,
        count(*) as row_count,
        min(enrolled_on) as first_on,
        max(enrolled_on) as last_on,
    from enrollments
    group by office_code, month, segment
),

received as (
    select
        office_code,
        month,
        sum(row_count)::bigint as row_count,
        min(first_on) as first_on,
        max(last_on) as last_on,
        list(segment) filter (where segment in ('PU', 'BPU')) as segments,
    from received_of_segment
    group by office_code, month
),

expected as (
    select
        offices.office_code,
        offices.office,
        months.month,
        least(last_day(months.month), period.as_of) as until,
    from offices
    cross join macros.months_in(null, null) as months
    cross join macros.period(null, null) as period
),

compared as (
    select
        expected.*,
        received.row_count,
        received.first_on,
        received.last_on,
        case
            when received.row_count is not null and macros.working_days(expected.month, expected.until) >= 5
                then list_sort(list_filter(
                    lag(received.segments) over (partition by expected.office_code order by expected.month),
                    lambda segment: not list_contains(coalesce(received.segments, []), segment)
                ))
        end as lacking,
    from expected
    left join received using (office_code, month)
)

select
    office_code,
    office,
    month,
    coalesce(row_count, 0) as row_count,
    first_on,
    last_on,
    coalesce(array_to_string(lacking, ', '), '') as lacking,
    case
        when row_count is null then 'missing'
        when
            len(lacking) > 0
            or macros.working_days(month, first_on - 1) >= 5
            or macros.working_days(last_on + 1, until) >= 5
            then 'partial'
        else 'received'
    end as status,
from compared;

create or replace view macros.submissions as
from macros.sent_by_office();

-- The same of the months that a period touches, as its days tell: a month sent in part is missing where none of the
-- days selected lies between its first and its last row.
create or replace macro macros.sent_in(from_day, to_day) as table
select
    submissions.* exclude (status),
    case
        when
            submissions.status = 'partial'
            and (
                submissions.last_on < greatest(period.first_day, submissions.month)
                or submissions.first_on > least(period.last_day, last_day(submissions.month))
            )
            then 'missing'
        else submissions.status
    end as status,
from submissions
inner join macros.period(from_day, to_day) as period
    on
        period.first_day <= period.last_day
        and submissions.month between date_trunc('month', period.first_day)::date and period.last_day;
