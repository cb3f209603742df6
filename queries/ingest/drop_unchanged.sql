-- A file that was imported before, and of which no more rows can be kept now: nothing is done. One that says what holds
-- already by others is taken in all the same: it holds on should the others be withdrawn.
create or replace temp table unchanged as
with before as (
    select
        content_hash,
        max(accepted + duplicate) as sound,
    from imports
    group by content_hash
),

now as (
    select
        arrival,
        count(*) filter (where class = 'accepted') as accepted,
        count(*) filter (where class in ('accepted', 'duplicate')) as sound,
    from classified
    group by arrival
)

select arrivals.arrival
from arrivals
inner join before using (content_hash)
left join now using (arrival)
where coalesce(now.accepted, 0) = 0 and coalesce(now.sound, 0) <= before.sound;

delete from classified
where arrival in (from unchanged);

delete from arrivals
where arrival in (from unchanged);
