-- Question: Do the dates of the file only make sense month first, or did Excel swap day and month in some?
-- Month first: dates such as 11/30/2016, and not one such as 30/11/2016. Swapped: cells that hold a date
-- never go beyond day 12 while cells that hold text do. The lines are examples.
select
    count(*) filter (where day_source = 'month first') > 0
    and count(*) filter (where day_source in ('day beyond 12', 'native beyond 12')) = 0 as month_first,
    count(*) filter (where day_source = 'native up to 12') > 0
    and count(*) filter (where day_source in ('day beyond 12', 'month first')) > 0
    and count(*) filter (where day_source in ('native beyond 12', 'day up to 12')) = 0 as swapped,
    list(line order by line) filter (where day_source = 'month first')[:5] as month_first_lines,
    list(line order by line) filter (where day_source = 'native up to 12')[:5] as native_lines,
from staged
where skipped is null;
