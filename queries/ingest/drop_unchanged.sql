-- A file that was imported before, and of which no more rows can be kept now: nothing is done. One that says what holds
-- already by others is taken in all the same: it holds on should the others be withdrawn.
create or replace temp table unchanged as
with before as (
    select
        content_hash,
        max(accepted + duplicate) as sound,
    from imports
    group by content_hash
)

select arrivals.arrival
from arrivals
inner join before using (content_hash)
left join counted using (arrival)
where coalesce(counted.accepted, 0) = 0 and coalesce(counted.duplicate, 0) <= before.sound;

delete from arrivals
where arrival in (from unchanged);
