-- The acquisitions of two periods for each value of `key`, a column of claims, that has any in either of them.
-- before: of the period compared with; null, like the change, where its first or last day is not given.
-- office_code: the first of their offices.
create or replace macro macros.changed_by(
    key, from_day, to_day, against_from_day, against_to_day, offices, segments, fundings, regencies, cadre_codes,
    event_codes
) as table
with acquired as (
    select
        key as code,
        office_code,
        enrolled_on between coalesce(from_day, date '0001-01-01') and coalesce(to_day, date '9999-12-31') as is_now,
        coalesce(enrolled_on between against_from_day and against_to_day, false) as is_before,
    from macros.acquired(null, null, offices, segments, fundings, regencies)
    where
        (cadre_codes is null or list_contains(cadre_codes, cadre_code))
        and (event_codes is null or list_contains(event_codes, event_code))
),

counted as (
    select
        code,
        min(office_code) as office_code,
        case
            when against_from_day is not null and against_to_day is not null
                then count(*) filter (where is_before)
        end as before,
        count(*) filter (where is_now) as acquisitions,
    from acquired
    where is_now or is_before
    group by code
)

select
    *,
    acquisitions - before as change,
from counted;

-- What cadres and events are called: as the lists name them; else as exports spell them, the first in the alphabet.
create or replace macro macros.cadre_names() as table
select
    cadre_code,
    coalesce(min(cadres.cadre), min(claims.cadre_name), cadre_code) as cadre,
from claims
full join macros.cadres() as cadres using (cadre_code)
where cadre_code != ''
group by cadre_code;

create or replace macro macros.event_names() as table
select
    event_code,
    coalesce(min(events.event), min(claims.event_name), event_code) as event,
from claims
full join macros.events() as events using (event_code)
where event_code != ''
group by event_code;
