-- Question: On which days is Lebaran, by which periods are aligned?
-- Definition: The first day of Idul Fitri of each year, as the calendar of public holidays gives it; for years whose
--   calendar is not decreed yet it is estimated from the Hijri calendar. Compared across Lebaran, each day of a period
--   stands against the day that lies as far from the Lebaran before.
-- Grain: day
-- Filters: none
-- Scope: shared
select
    day,
    contains(holiday, 'perkiraan') as estimated,
from holidays
where regexp_matches(holiday, '(^|\W )Hari Raya Idul Fitri')
order by day;
