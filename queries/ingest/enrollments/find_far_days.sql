-- Days that lie more than two years from the middle one of their file, where they are a fifth of its sound rows at
-- most: a year mistyped moves figures into a period where nobody looks.
create or replace temp table far_days as
with days as (
    select
        sheets.arrival,
        staged.sheet,
        staged.enrolled_on as day,
        count(*) as row_count,
    from staged
    inner join sheets using (sheet)
    where staged.is_sound
    group by sheets.arrival, staged.sheet, staged.enrolled_on
),

running as (
    select
        *,
        sum(row_count) over (partition by arrival order by day) as rows_so_far,
        sum(row_count) over (partition by arrival) as row_total,
    from days
),

middles as (
    select
        arrival,
        min(day) filter (where 2 * rows_so_far >= row_total) as middle,
    from running
    group by arrival
)

select
    running.sheet,
    running.day,
from running
inner join middles using (arrival)
where abs(running.day - middles.middle) > 731
qualify 5 * sum(running.row_count) over (partition by running.arrival) <= running.row_total;
