-- The cadres and events that names alone stand for, by the lists as they are now.

create or replace temp table cadre_spellings as
select
    office_code,
    macros.name_key(cadre) as spelling,
    min(cadre_code) as cadre_code,
from macros.cadres()
group by office_code, macros.name_key(cadre)
having count(distinct cadre_code) = 1;

-- The same event is held again: a name stands for the one held on that day.
create or replace temp table event_spellings as
with days as (
    select
        macros.name_key(event) as spelling,
        event_code,
        unnest(generate_series(started_at::date, ended_at::date, interval 1 day))::date as day,
    from macros.events()
)

select
    spelling,
    day,
    min(event_code) as event_code,
from days
group by spelling, day
having count(distinct event_code) = 1;
