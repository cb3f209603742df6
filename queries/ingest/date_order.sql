-- Question: Of which files do the dates only make sense month first, or did Excel swap day and month in some?
-- Month first: more dates such as 11/30/2016 than such as 30/11/2016, so that 05/11/2016 cannot be trusted; or none of
-- the latter at all, unless the former stand alone among dates that can be read in one way only. Swapped: cells that
-- hold a date never go beyond day 12 while cells that hold text do. The lines are examples.
-- Rows that mend others stand for themselves: the file that they come from was looked at whole.
-- Grain: arrival
with counted as (
    select
        sheets.arrival,
        count(*) filter (where staged.day_source = 'month first') as month_first,
        count(*) filter (where staged.day_source in ('day beyond 12', 'native beyond 12')) as beyond_12,
        count(*) filter (where staged.day_source = 'day up to 12') as up_to_12,
        count(*) filter (where staged.day_source = 'of one reading') as of_one_reading,
        count(*) filter (where staged.day_source = 'native up to 12') as native_up_to_12,
        count(*) filter (where staged.day_source in ('day beyond 12', 'month first')) as text_beyond_12,
        count(*) filter (where staged.day_source in ('native beyond 12', 'day up to 12')) as unswapped,
        list(staged.line order by staged.sheet, staged.line)
        filter (where staged.day_source = 'month first')[:5] as month_first_lines,
        list(staged.line order by staged.sheet, staged.line)
        filter (where staged.day_source = 'native up to 12')[:5] as native_lines,
    from staged
    inner join sheets using (sheet)
    anti join mended using (sheet, line)
    where staged.skipped is null and staged.day_source is not null
    group by sheets.arrival
),

judged as (
    select
        *,
        month_first > beyond_12 and if(up_to_12 > 0, true, beyond_12 = 0 and of_one_reading <= month_first)
            as is_month_first,
        native_up_to_12 > 0 and text_beyond_12 > 0 and unswapped = 0 as is_swapped,
    from counted
)

select
    arrival,
    if(is_month_first, 'dates_month_first', 'dates_swapped') as code,
    if(is_month_first, month_first_lines, native_lines) as lines,
from judged
where is_month_first or is_swapped
order by arrival;
