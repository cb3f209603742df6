-- Question: Of which files do the dates only make sense month first, are they mixed, or did Excel swap day and month in
-- some?
-- Month first: more dates such as 11/30/2016 than such as 30/11/2016, so that 05/11/2016 cannot be trusted; or none of
-- the latter at all, unless the former stand alone among dates that can be read in one way only. Mixed: more than one
-- and more than a tenth of the texts that can be read in one way only are month first, and others could be either.
-- Swapped: cells that hold a date, or its serial number, never go beyond day 12 while cells that hold text do, however
-- the date stands in it, and none up to it. Lines and days are examples.
-- Rows that mend others stand for themselves: the file that they come from was looked at whole.
-- Grain: arrival
with written as (
    select
        staged.sheet,
        staged.day_source,
        count(*) as row_count,
        min(staged.line, 3) as lines,
    from staged
    anti join mended using (sheet, line)
    where staged.skipped is null and staged.day_source is not null
    group by staged.sheet, staged.day_source
),

placed as (
    select
        sheets.arrival,
        written.day_source,
        written.row_count,
        list_transform(written.lines, lambda line: { 'sheet': sheets.sheet, 'line': line }) as places,
    from written
    inner join sheets using (sheet)
),

counted as (
    select
        arrival,
        coalesce(sum(row_count) filter (where day_source = 'month first'), 0) as month_first,
        coalesce(sum(row_count) filter (where day_source = 'day beyond 12'), 0) as day_first,
        coalesce(sum(row_count) filter (where day_source in ('day beyond 12', 'native beyond 12')), 0) as beyond_12,
        coalesce(sum(row_count) filter (where day_source = 'day up to 12'), 0) as up_to_12,
        coalesce(sum(row_count) filter (where starts_with(day_source, 'of one reading')), 0) as of_one_reading,
        coalesce(sum(row_count) filter (where day_source = 'native up to 12'), 0) as native_up_to_12,
        coalesce(sum(row_count) filter (where list_contains(
            ['day beyond 12', 'short, day beyond 12', 'month first', 'of one reading beyond 12'], day_source
        )), 0) as text_beyond_12,
        coalesce(sum(row_count) filter (where list_contains(
            ['native beyond 12', 'day up to 12', 'of one reading up to 12'], day_source
        )), 0) as unswapped,
        list_sort(flatten(list(places) filter (where day_source = 'month first')))[:3] as month_first_places,
        list_sort(flatten(list(places) filter (where day_source = 'day beyond 12')))[:3] as day_first_places,
        list_sort(flatten(list(places) filter (where list_contains(
            ['short, day beyond 12', 'of one reading beyond 12'], day_source
        ))))[:3] as other_places,
        list_sort(flatten(list(places) filter (where day_source = 'native up to 12')))[:3] as native_places,
    from placed
    group by arrival
),

judged as (
    select
        arrival,
        case
            when month_first > beyond_12 and if(up_to_12 > 0, true, beyond_12 = 0 and of_one_reading <= month_first)
                then 'dates_month_first'
            when up_to_12 > 0 and month_first > 1 and day_first = 0 then 'dates_month_first'
            when up_to_12 > 0 and month_first > 1 and 9 * month_first > day_first then 'dates_mixed'
            when native_up_to_12 > 0 and text_beyond_12 > 0 and unswapped = 0 then 'dates_swapped'
        end as code,
        coalesce(month_first_places, []) as month_first_places,
        coalesce(day_first_places, []) as day_first_places,
        coalesce(native_places, []) as native_places,
        coalesce(other_places, []) as other_places,
    from counted
),

shown as (
    select
        arrival,
        code,
        if(code = 'dates_swapped', native_places, month_first_places)
        || if(code = 'dates_month_first', [], day_first_places)
        || if(code = 'dates_swapped' and len(day_first_places) = 0, other_places, []) as places,
    from judged
    where code is not null
),

examples as (
    select
        arrival,
        code,
        unnest(places) as place,
        generate_subscripts(places, 1) as position,
    from shown
)

select
    examples.arrival,
    examples.code,
    list(staged.line order by examples.position) as lines,
    list(staged.day_found order by examples.position) as days,
from examples
inner join staged
    on examples.place.sheet = staged.sheet and examples.place.line = staged.line
group by examples.arrival, examples.code
order by examples.arrival;
