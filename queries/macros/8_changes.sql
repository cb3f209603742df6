-- What was sent of something made of several parts, out of the statuses of these; an aggregate.
create or replace macro macros.sent_together(status) as (
    case
        when bool_and(coalesce(status, 'missing') = 'missing') then 'missing'
        when bool_and(coalesce(status, 'missing') = 'received') then 'received'
        else 'partial'
    end
);

-- The acquisitions of two periods for each value of `key`, a column of claims, that has any in either of them.
-- before: of the period compared with, like status_before null where its first or last day is not given.
-- status, status_before: what the offices concerned have sent of either period; where it is nothing, the number is
-- null. These are the offices of the acquisitions of both periods; all selected where `is_of_offices` is false, or the
-- value is empty, since anybody could have brought more of these. change: null counts as 0, so that changes sum up.
-- office_code: the first of the offices of the acquisitions.
create or replace macro macros.changed_by(
    key, is_of_offices, from_day, to_day, against_from_day, against_to_day, office_codes, segments, fundings,
    regencies, cadre_codes, event_codes
) as table
with tallied as (
    select
        *,
        true as is_now,
    from macros.tallied_by_cadre(from_day, to_day, office_codes, segments, fundings, regencies)
    union all
    select
        *,
        false as is_now,
    from macros.tallied_by_cadre(against_from_day, against_to_day, office_codes, segments, fundings, regencies)
    where against_from_day is not null and against_to_day is not null
),

acquired as (
    select
        key as code,
        office_code,
        coalesce(sum(acquisitions) filter (where not is_now), 0)::bigint as before,
        coalesce(sum(acquisitions) filter (where is_now), 0)::bigint as acquisitions,
    from tallied
    where
        acquisitions > 0
        and (cadre_codes is null or list_contains(cadre_codes, cadre_code))
        and (event_codes is null or list_contains(event_codes, event_code))
    group by code, office_code
),

counted as (
    select
        code,
        min(office_code) as office_code,
        sum(before)::bigint as before,
        sum(acquisitions)::bigint as acquisitions,
    from acquired
    group by code
),

concerned as (
    select
        code,
        office_code,
    from acquired
    where is_of_offices and code != ''
    union all
    select
        counted.code,
        offices.office_code,
    from counted
    cross join offices
    where
        (not is_of_offices or counted.code = '')
        and (office_codes is null or list_contains(office_codes, offices.office_code))
),

sent_by_office as (
    select
        office_code,
        'before' as period,
        macros.sent_together(status) as status,
    from macros.sent_in(against_from_day, against_to_day)
    group by office_code
    union all
    select
        office_code,
        'now' as period,
        macros.sent_together(status) as status,
    from macros.sent_in(from_day, to_day)
    group by office_code
),

sent as (
    select
        concerned.code,
        macros.sent_together(earlier.status) as status_before,
        macros.sent_together(later.status) as status,
    from concerned
    left join sent_by_office as earlier on concerned.office_code = earlier.office_code and earlier.period = 'before'
    left join sent_by_office as later on concerned.office_code = later.office_code and later.period = 'now'
    group by concerned.code
),

asked as (
    select against_from_day is not null and against_to_day is not null as compares
)

select
    counted.code,
    counted.office_code,
    case when compares and sent.status_before != 'missing' then counted.before end as before,
    case when sent.status != 'missing' then counted.acquisitions end as acquisitions,
    case when compares then counted.acquisitions - counted.before end as change,
    case when compares then sent.status_before end as status_before,
    sent.status,
from counted
inner join sent using (code)
cross join asked;

-- What cadres and events are called: as the lists name them; else as exports spell them, the first in the alphabet.
create or replace macro macros.named_cadres() as table
with unlisted as (
    select distinct cadre_code
    from tallies
    anti join cadres using (cadre_code)
    where cadre_code != ''
)

select
    cadre_code,
    cadre,
from cadres
union all
select
    cadre_code,
    coalesce(min(claims.cadre_name), cadre_code) as cadre,
from claims
-- Where the list names all, no claim is looked at.
semi join unlisted using (cadre_code)
group by cadre_code;

create or replace view macros.cadre_names as
from macros.named_cadres();

create or replace macro macros.named_events() as table
with unlisted as (
    select distinct event_code
    from tallies
    anti join events using (event_code)
    where event_code != ''
)

select
    event_code,
    event,
from events
union all
select
    event_code,
    coalesce(min(claims.event_name), event_code) as event,
from claims
-- Where the list names all, no claim is looked at.
semi join unlisted using (event_code)
group by event_code;

create or replace view macros.event_names as
from macros.named_events();
